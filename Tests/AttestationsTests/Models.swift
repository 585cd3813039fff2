import Digests
import FoundationEssentials

@testable import Attestations

/// Models and signatures made in code.
enum Models {
  static let files = [
    "config.json": "{}", "model.safetensors": "weights", "a/x": "1", "a-b/x": "2", "a.bin": "",
  ]

  static let contents = ModelContents.folder(files.map { file($0.key, $0.value) })

  static func file(
    _ path: String, _ content: String = "", kind: ModelFile.Kind = .regular, needs: HashingNeeds? = nil
  ) -> ModelFile {
    var hasher = ModelFileHasher(needs ?? HashingNeeds(algorithms: [.sha256]))
    Array(content.utf8).withUnsafeBytes { hasher.update($0) }
    let (digests, shards) = hasher.finish()
    return ModelFile(
      path: ModelPath(Array(path.utf8)), kind: kind, size: Int64(content.utf8.count), digests: digests,
      shards: shards)
  }

  static func trust(_ keys: PrivateKey...) -> Trust {
    Trust(keys: keys.enumerated().map { TrustedKey(name: "key \($0.offset)", key: $0.element.publicKey) })
  }

  /// A bundle over a statement as it is written here, by whichever key: what a hostile signer could make.
  static func bundle(
    _ statement: String, by key: PrivateKey, payloadType: String = Statement.payloadType, hint: String? = nil
  ) throws -> [UInt8] {
    let envelope = try Envelope(
      signing: Array(statement.utf8), type: payloadType, with: [key], namingKeys: false)
    let material = hint.map { #"{"hint":"\#($0)"}"# } ?? "{}"
    return try bundle(envelope, material: #"{"publicKey":\#(material)}"#)
  }

  static func bundle(_ envelope: Envelope, material: String) throws -> [UInt8] {
    let json = String(decoding: try JSONEncoder().encode(envelope), as: UTF8.self)
    let mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json"
    return Array(
      #"{"mediaType":"\#(mediaType)","verificationMaterial":\#(material),"dsseEnvelope":\#(json)}"#.utf8)
  }

  /// A statement with the right digest of its subject.
  static func statement(
    _ resources: [(name: String, digest: String)], algorithm: String = "sha256", method: String = "files",
    hashType: String = "sha256", ignoring: String? = "[]", links: Bool = false, extra: String = ""
  ) -> String {
    let root = Digest.sha256(of: resources.flatMap { [UInt8](hex: $0.digest.utf8) ?? [] }).hex
    let list = resources.map {
      #"{"name":"\#($0.name)","algorithm":"\#(algorithm)","digest":"\#($0.digest)"}"#
    }
    let ignored = ignoring.map { #""ignore_paths":\#($0),"# } ?? ""
    return """
      {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"m","digest":{"sha256":"\(root)"}}],
      "predicateType":"https://model_signing/signature/v1.0","predicate":{"serialization":{"method":"\(method)",
      \(ignored)"hash_type":"\(hashType)","allow_symlinks":\(links)\(extra)},
      "resources":[\(list.joined(separator: ","))]}}
      """
  }

  static func sha256(_ text: String) -> String { Digest.sha256(of: Array(text.utf8)).hex }

  /// What a hostile signer with a trusted key gets for a statement.
  static func manifest(_ statement: String) throws -> VerifiedModelManifest {
    let key = try Keys.make()
    return try ModelSignature(parsing: bundle(statement, by: key)).verified(by: trust(key), at: 0)
  }
}
