/// An OpenSSF Model Signing 1.0 signature in a Sigstore bundle, read and believed by nobody.
///
/// Everything that the bundle says of its key or its certificates was written by whoever made it; trust comes from
/// ``Trust`` alone.
public struct ModelSignature: Sendable {
  let method: Method
  let envelope: Envelope

  enum Method: Sendable {
    /// Which key is meant; nil where the bundle does not say, as before 1.1.
    case key(hint: String?)
    case certificate(CertificateChain)
  }

  private static let mediaTypes = [
    "application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle+json;version=0.3",
  ]

  /// Reads a bundle of the version 0.3: JSON, UTF-8, nothing behind it.
  ///
  /// - Parameter name: what the bytes are, with its article, for messages.
  public init(parsing bundle: [UInt8], as name: String = "the signature") throws(SignatureError) {
    let object = try SignedObject(parsing: bundle, as: name)
    let mediaType = try object.string("mediaType")
    guard Self.mediaTypes.contains(where: { $0.utf8.elementsEqual(mediaType.utf8) }) else {
      throw object.problem("mediaType", "is '\(mediaType)', not \(Self.mediaTypes[0])")
    }
    if object.has("messageSignature") {
      throw object.malformed("it has a messageSignature, which signs no model")
    }
    envelope = try Envelope(object.object("dsseEnvelope"))
    guard envelope.signatures.count == 1 else {
      throw object.problem("dsseEnvelope.signatures", "has \(envelope.signatures.count) signatures, not one")
    }
    method = try Self.method(object.object("verificationMaterial"))
  }

  /// The manifest, if a trusted signer signed it.
  ///
  /// - Parameter time: when certificates must be valid, in seconds since 1970.
  public func verified(by trust: Trust, at time: Int64) throws(SignatureError) -> VerifiedModelManifest {
    let signer =
      switch method {
      case .key(let hint): try signer(among: trust.keys, hint: hint)
      case .certificate(let chain): try signer(with: chain, among: trust.authorities, at: time)
      }
    // The form with the name of the predicate in it, which in-toto allows, is none that model signing has.
    guard envelope.payloadType.utf8.elementsEqual(Statement.payloadType.utf8) else {
      throw .malformed(
        "the envelope", "its payload type is '\(envelope.payloadType)', not \(Statement.payloadType)")
    }
    return try ModelManifestReader(Statement(parsing: envelope.payload)).manifest(by: signer)
  }

  private static func method(_ material: SignedObject) throws(SignatureError) -> Method {
    let kinds = ["publicKey", "x509CertificateChain", "certificate"].filter(material.has)
    guard kinds.count == 1 else {
      throw material.malformed("it must name one key or one chain of certificates, and names \(kinds.count)")
    }
    switch kinds[0] {
    case "publicKey":
      let hint = try material.object("publicKey").optionalString("hint") ?? ""
      return .key(hint: hint.isEmpty ? nil : hint)
    case "x509CertificateChain":
      let certificates = try material.object("x509CertificateChain").objects("certificates")
      guard (1...CertificateChain.maximumCount).contains(certificates.count) else {
        throw material.malformed(
          "it has \(certificates.count) certificates, not 1 to \(CertificateChain.maximumCount)")
      }
      var chain: [EncodedCertificate] = []
      for certificate in certificates {
        guard let read = EncodedCertificate(der: try certificate.bytes("rawBytes")) else {
          throw certificate.problem("rawBytes", "is no X.509 certificate, or has a key that is not supported")
        }
        chain.append(read)
      }
      return .certificate(CertificateChain(leaf: chain[0], others: Array(chain.dropFirst())))
    default:
      throw .unsupported(
        "keyless signatures of Sigstore, which need its transparency log; sign with a key or a certificate of your own"
      )
    }
  }
}

// Who signed.
extension ModelSignature {
  private static let curves = "ECDSA over P-256, P-384 or P-521"

  private func isSigned(by key: PublicKey) -> Bool {
    envelope.signatures.allSatisfy {
      key.verifies(signature: $0.bytes, of: envelope.preAuthenticationEncoding)
    }
  }

  private func signer(among keys: [TrustedKey], hint: String?) throws(SignatureError) -> Signer {
    guard !keys.isEmpty else { throw .untrusted("it is signed with a key, and no key was given") }
    // The reference, too, refuses a hint that does not fit, although it decides nothing.
    let meant = hint.map { hint in keys.filter { $0.key.isMeant(by: hint) } } ?? keys
    if meant.isEmpty { throw .untrusted("it names the key \(hint ?? ""), which is none of those given") }
    let usable = meant.filter(\.key.algorithm.signsModels)
    guard let first = usable.first else {
      throw .untrusted("model signatures are by keys of \(Self.curves), not by \(Signer.key(meant[0]))")
    }
    if let key = usable.first(where: { isSigned(by: $0.key) }) { return .key(key) }
    if hint == nil, usable.count > 1 { throw .untrusted("none of the keys given signed it") }
    throw .wrong("the key '\(first.name)' did not sign what it came with")
  }

  private func signer(
    with chain: CertificateChain, among authorities: [TrustedAuthority], at time: Int64
  ) throws(SignatureError) -> Signer {
    guard !authorities.isEmpty else {
      throw .untrusted("it is signed with a certificate, and no authority was given")
    }
    let key: PublicKey
    do {
      key = try chain.leaf.publicKey
    } catch {
      throw .unsupported("the certificate of the signer \(error)")
    }
    guard key.algorithm.signsModels else {
      throw .untrusted(
        "model signatures are by keys of \(Self.curves), not by a certificate for \(key.algorithm.rawValue)")
    }
    let certificate = SigningCertificate(chain.leaf, publicKey: key)
    guard isSigned(by: key) else {
      throw .wrong("the key of the certificate \(certificate.subject) did not sign what it came with")
    }
    var problems: [String] = []
    for authority in authorities {
      guard let problem = authority.problem(with: chain, describedAs: certificate, at: time) else {
        return .certificate(certificate, authority: authority.name)
      }
      problems.append("\(authority.name): \(problem)")
    }
    throw .untrusted(problems.joined(separator: "; "))
  }
}
