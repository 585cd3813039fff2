import FoundationEssentials

extension ModelSignature {
  /// Makes a bundle over the files of a model by the method `files` and SHA-256, which the reference verifies.
  ///
  /// - Parameters:
  ///   - contents: what to sign; every file that is not ignored must be a regular one with its SHA-256.
  ///   - name: what the model is called, by custom the name of its folder.
  ///   - ignoring: what is left out, by name; a signature that will lie within the model must be among it.
  ///   - certificates: that of the key first, then those that lead to an authority; none for a signature by key.
  public static func sign(
    _ contents: ModelContents, named name: String,
    ignoring ignoredPaths: [ModelPath] = ModelSerialization.gitPaths,
    with key: PrivateKey, certificates: CertificateList = .none
  ) throws(SignatureError) -> [UInt8] {
    let algorithm = key.publicKey.algorithm
    guard algorithm.signsModels else {
      throw .cannotSign(
        "model signatures have no keys of the kind \(algorithm.rawValue); use ECDSA over P-256")
    }
    if name.isEmpty { throw .cannotSign("the model has no name") }
    let material = try VerificationMaterial(key.publicKey, certificates)
    let statement = try ModelStatement(contents, named: name, ignoring: ignoredPaths)
    let envelope = try Envelope(
      signing: statement.signableJSON, type: Statement.payloadType, with: [key], namingKeys: false)
    return try Bundle(dsseEnvelope: envelope, verificationMaterial: material).signableJSON
  }
}

private struct Bundle: Encodable {
  let mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json"
  let dsseEnvelope: Envelope
  let verificationMaterial: VerificationMaterial
}

private struct VerificationMaterial: Encodable {
  private var publicKey: Hint?
  private var x509CertificateChain: Chain?
  /// The reference writes it, empty.
  private let tlogEntries: [String] = []

  private struct Hint: Encodable {
    let hint: String
  }

  private struct Chain: Encodable {
    let certificates: [RawBytes]
  }

  private struct RawBytes: Encodable {
    let rawBytes: Data
  }

  /// The certificate must be of the key and for signing: otherwise nobody will take the signature.
  init(_ key: PublicKey, _ certificates: CertificateList) throws(SignatureError) {
    guard let leaf = certificates.certificates.first else {
      publicKey = Hint(hint: key.modelSigningHint)
      return
    }
    guard (try? leaf.publicKey) == key else {
      throw .cannotSign("the first certificate, \(leaf.subject), is not of the key that signs")
    }
    if let problem = leaf.usageProblem { throw .cannotSign(problem) }
    guard certificates.certificates.count <= CertificateChain.maximumCount else {
      throw .cannotSign("more than \(CertificateChain.maximumCount) certificates are no chain")
    }
    x509CertificateChain = Chain(
      certificates: certificates.certificates.map { RawBytes(rawBytes: Data($0.der)) })
  }
}
