import Attestations
import Digests
import Documents
import FoundationEssentials
import Testing

@Suite struct ModelSignatureTests {
  private func bundle(_ key: PrivateKey) throws -> [UInt8] {
    try ModelSignature.sign(Models.contents, named: "m", with: key)
  }

  @Test(arguments: [KeyAlgorithm.p256, .p384, .p521])
  func `a model that was signed is the model`(algorithm: KeyAlgorithm) throws {
    let key = try Keys.make(algorithm)
    let manifest = try ModelSignature(parsing: bundle(key)).verified(by: Models.trust(key), at: 0)
    let comparison = manifest.compare(with: Models.contents)
    #expect(comparison.isMatch && comparison.differences.isEmpty && comparison.uncovered.isEmpty)
    #expect(manifest.signer.name == "key 0")
    #expect(
      "\(manifest)" == "5 files of the model 'm', signed by the key 'key 0' (\(key.publicKey))")
  }

  /// Name by name: a plain comparison of the texts would give `a-b/x`, `a.bin`, `a/x`.
  @Test func `the files stand in the order of the reference`() throws {
    let key = try Keys.make()
    let manifest = try ModelSignature(parsing: bundle(key)).verified(by: Models.trust(key), at: 0)
    let names = manifest.resources.map(\.path.description)
    #expect(names == ["a/x", "a-b/x", "a.bin", "config.json", "model.safetensors"])
    let digests = names.flatMap { Digest.sha256(of: Array((Models.files[$0] ?? "").utf8)).bytes }
    #expect(manifest.rootDigest == Digest.sha256(of: digests))
  }

  @Test func `a bundle names its key as the reference does`() throws {
    let key = try Keys.make()
    let node = try Node(parsingJSON: bundle(key), named: "bundle")
    #expect(node["verificationMaterial"]?["publicKey"]?["hint"]?.string == key.publicKey.modelSigningHint)
    #expect(node["verificationMaterial"]?["tlogEntries"]?.sequence?.isEmpty == true)
    #expect(node["dsseEnvelope"]?["signatures"]?.sequence?.first?["keyid"]?.string == "")
  }

  @Test func `a bundle cut anywhere is an error`() throws {
    let key = try Keys.make()
    let bundle = try bundle(key)
    for length in bundle.indices {
      #expect(throws: SignatureError.self) { try ModelSignature(parsing: Array(bundle[..<length])) }
    }
  }

  /// A bit of a key that nobody reads, or of white space, may change; what is proved may not.
  @Test func `a bundle changed anywhere proves the same or nothing`() throws {
    let key = try Keys.make()
    let bundle = try bundle(key)
    let manifest = try ModelSignature(parsing: bundle).verified(by: Models.trust(key), at: 0)
    for index in bundle.indices {
      var changed = bundle
      changed[index] ^= 1 << UInt8(index % 7)
      guard let other = try? ModelSignature(parsing: changed).verified(by: Models.trust(key), at: 0) else {
        continue
      }
      #expect(other.rootDigest == manifest.rootDigest)
      #expect(other.resources == manifest.resources)
      #expect(other.serialization == manifest.serialization)
    }
  }

  @Test func `a hint must be of a key that was given, and is not enough`() throws {
    let (key, other) = (try Keys.make(), try Keys.make())
    let statement = Models.statement([("a", Models.sha256("x"))])
    for hint in [key.publicKey.modelSigningHint, key.publicKey.cosignHint] {
      let signature = try ModelSignature(parsing: Models.bundle(statement, by: key, hint: hint))
      #expect(try signature.verified(by: Models.trust(other, key), at: 0).signer.name == "key 1")
      #expect(throws: SignatureError.untrusted("it names the key \(hint), which is none of those given")) {
        try signature.verified(by: Models.trust(other), at: 0)
      }
    }
    let forged = try Models.bundle(statement, by: other, hint: key.publicKey.modelSigningHint)
    #expect(throws: SignatureError.wrong("the key 'key 0' did not sign what it came with")) {
      try ModelSignature(parsing: forged).verified(by: Models.trust(key, other), at: 0)
    }
  }

  @Test func `without a hint every key is tried`() throws {
    let (key, other) = (try Keys.make(), try Keys.make())
    let signature = try ModelSignature(
      parsing: Models.bundle(Models.statement([("a", Models.sha256("x"))]), by: key))
    #expect(try signature.verified(by: Models.trust(other, key), at: 0).signer.name == "key 1")
    #expect(throws: SignatureError.self) { try signature.verified(by: Models.trust(other), at: 0) }
    #expect(throws: SignatureError.untrusted("it is signed with a key, and no key was given")) {
      try signature.verified(by: Trust(), at: 0)
    }
  }

  @Test func `Ed25519 signs no models`() throws {
    let key = try Keys.make(.ed25519)
    let signature = try ModelSignature(
      parsing: Models.bundle(Models.statement([("a", Models.sha256("x"))]), by: key))
    let problem =
      "model signatures are by keys of ECDSA over P-256, P-384 or P-521, not by the key 'key 0' (\(key.publicKey))"
    #expect(throws: SignatureError.untrusted(problem)) {
      try signature.verified(by: Models.trust(key), at: 0)
    }
    #expect(throws: SignatureError.self) { try ModelSignature.sign(Models.contents, named: "m", with: key) }
  }

  @Test(
    arguments: [
      (
        #"{"publicKey":{},"x509CertificateChain":{"certificates":[]}}"#,
        "it must name one key or one chain of certificates, and names 2"
      ),
      ("{}", "it must name one key or one chain of certificates, and names 0"),
      (#"{"x509CertificateChain":{"certificates":[]}}"#, "it has 0 certificates, not 1 to 6"),
      (
        #"{"x509CertificateChain":{"certificates":[{"rawBytes":"MAA="}]}}"#,
        "'verificationMaterial.x509CertificateChain.certificates[0].rawBytes' "
          + "is no X.509 certificate, or has a key that is not supported"
      ),
      (#"{"publicKey":{"hint":7}}"#, "'verificationMaterial.publicKey.hint' is no string"),
    ])
  func `a bundle names one key or one chain`(material: String, problem: String) throws {
    let envelope = try Envelope(signing: [], type: "", with: [Keys.make()])
    #expect(throws: SignatureError.malformed("the signature", problem)) {
      try ModelSignature(parsing: Models.bundle(envelope, material: material))
    }
  }

  @Test func `a keyless signature is not supported and says so`() throws {
    let bundle = try Models.bundle(
      Envelope(signing: [], type: "", with: [Keys.make()]), material: #"{"certificate":{"rawBytes":"MAA="}}"#)
    let error = #expect(throws: SignatureError.self) { try ModelSignature(parsing: bundle) }
    #expect(error?.description.hasPrefix("unsupported: keyless signatures") == true)
  }

  @Test func `two signatures are one too many`() throws {
    let key = try Keys.make()
    let envelope = try Envelope(signing: [], type: Statement.payloadType, with: [key, key])
    #expect(
      throws: SignatureError.malformed("the signature", "'dsseEnvelope.signatures' has 2 signatures, not one")
    ) {
      try ModelSignature(parsing: Models.bundle(envelope, material: #"{"publicKey":{}}"#))
    }
  }
}

/// What is not signed.
@Suite struct ModelSigningErrorTests {
  private func problem(_ files: [ModelFile], name: String = "m", ignoring: [ModelPath] = []) throws -> String
  {
    do {
      _ = try ModelSignature.sign(.folder(files), named: name, ignoring: ignoring, with: Keys.make())
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `a model that nobody could verify is not signed`() throws {
    let file = Models.file("a")
    let unhashed = ModelFile(path: ModelPath(Array("b".utf8)), size: 1, digests: [:])
    let notText = ModelFile(path: ModelPath([0xFF]), size: 0, digests: file.digests)
    let climbing = ModelFile(path: ModelPath(Array("../a".utf8)), size: 0, digests: file.digests)
    let link = Models.file("l", kind: .symbolicLink(to: .file))
    let path = "is no path that a manifest can name: those are relative and UTF-8"
    #expect(try problem([]) == "cannot sign: the model has no files")
    #expect(try problem([file], name: "") == "cannot sign: the model has no name")
    #expect(try problem([file], ignoring: [file.path]) == "cannot sign: the model has no files")
    #expect(try problem([file, unhashed]) == "cannot sign: 'b' was not hashed")
    #expect(try problem([file, notText]) == "cannot sign: '\\xff' \(path)")
    #expect(try problem([file, climbing]) == "cannot sign: '../a' \(path)")
    #expect(try problem([file], ignoring: [ModelPath([])]) == "cannot sign: '.' \(path)")
    #expect(
      try problem([file, link]) == "cannot sign: 'l' is no regular file; replace links by what they lead to")
    #expect(try problem([file, Models.file(".git/x"), link], ignoring: [link.path]) == "")
  }
}
