import Digests

/// The statement that a model consists of these files, as OpenSSF Model Signing 1.0 writes it.
struct ModelStatement: Encodable {
  private let subject: [Subject]
  private let predicate: Predicate

  private enum CodingKeys: String, CodingKey { case type = "_type", subject, predicateType, predicate }

  private struct Subject: Encodable {
    let name: String
    let digest: [String: String]
  }

  private struct Predicate: Encodable {
    let serialization: Serialization
    let resources: [Resource]
  }

  private struct Serialization: Encodable {
    let method = "files"
    let hash_type = "sha256"
    let allow_symlinks = false
    let ignore_paths: [String]
  }

  private struct Resource: Encodable {
    let name: String
    let algorithm = "sha256"
    let digest: String
  }

  init(_ contents: ModelContents, named name: String, ignoring ignoredPaths: [ModelPath])
    throws(SignatureError)
  {
    var resources: [Resource] = []
    var digests: [UInt8] = []
    let files = contents.files.filter { file in !ignoredPaths.contains(where: file.path.isWithin) }
    for file in files.sorted(by: { $0.path < $1.path }) {
      let digest = try Self.digest(of: file)
      digests += digest
      if case .file = contents {
        resources.append(Resource(name: ".", digest: digest.hex))
      } else {
        resources.append(Resource(name: try Self.text(file.path), digest: digest.hex))
      }
    }
    if resources.isEmpty { throw .cannotSign("the model has no files") }
    subject = [Subject(name: name, digest: ["sha256": Digest.sha256(of: digests).hex])]
    var ignored: [String] = []
    for path in ignoredPaths { ignored.append(try Self.text(path)) }
    predicate = Predicate(serialization: Serialization(ignore_paths: ignored), resources: resources)
  }

  private static func digest(of file: ModelFile) throws(SignatureError) -> [UInt8] {
    guard file.kind == .regular else {
      throw .cannotSign("'\(file.path)' is no regular file; replace links by what they lead to")
    }
    guard let digest = file.digests[.sha256] else { throw .cannotSign("'\(file.path)' was not hashed") }
    return digest
  }

  /// What the manifest calls a path; an error unless it would be read as that path again.
  private static func text(_ path: ModelPath) throws(SignatureError) -> String {
    guard let text = String(validating: path.bytes, as: UTF8.self), path != .root,
      ModelPath(inManifest: text.utf8) == path
    else { throw .cannotSign("'\(path)' is no path that a manifest can name: those are relative and UTF-8") }
    return text
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Statement.Version.v1.rawValue, forKey: .type)
    try container.encode(subject, forKey: .subject)
    try container.encode(ModelManifestReader.predicateType, forKey: .predicateType)
    try container.encode(predicate, forKey: .predicate)
  }
}
