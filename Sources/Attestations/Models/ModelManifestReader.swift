import Digests
import Documents

/// Reads the statement of an OpenSSF Model Signing 1.0 signature, whose signature was verified before.
///
/// The reference takes more than this: resources that stand twice, that climb out of the model, that are none at all, and
/// hash functions that it does not know. Each of them makes a signature that says less than it seems to.
struct ModelManifestReader {
  static let predicateType = "https://model_signing/signature/v1.0"

  private let predicate: SignedObject
  private let subject: Subject
  private let serialization: SignedObject
  private let hashType: HashType
  private let shardSize: Int64?

  /// The names of `hash_type`.
  private enum HashType: String {
    case sha256, blake2b, blake3

    var byteCount: Int { self == .blake2b ? 64 : 32 }
  }

  init(_ statement: Statement) throws(SignatureError) {
    guard statement.version == .v1 else {
      throw .malformed(
        "the statement", "its type is '\(statement.version.rawValue)', which no model signature has")
    }
    guard statement.predicateType.utf8.elementsEqual(Self.predicateType.utf8), let node = statement.predicate
    else {
      throw .malformed(
        "the statement", "its predicate type is '\(statement.predicateType)', not \(Self.predicateType)")
    }
    guard let subject = statement.subjects.first, statement.subjects.count == 1 else {
      throw .malformed("the statement", "it has \(statement.subjects.count) subjects, and a model is one")
    }
    self.subject = subject
    predicate = try SignedObject(node, in: "the model's manifest", path: "")
    serialization = try predicate.object("serialization")
    guard let hashType = HashType(rawValue: try serialization.string("hash_type")) else {
      throw serialization.problem("hash_type", "is no hash function of OpenSSF Model Signing")
    }
    self.hashType = hashType
    shardSize = try Self.shardSize(serialization)
  }

  func manifest(by signer: Signer) throws(SignatureError) -> VerifiedModelManifest {
    var entries: [Entry] = []
    for resource in try predicate.objects("resources") { entries.append(try entry(resource)) }
    if entries.isEmpty { throw predicate.problem("resources", "is empty: a signature of nothing") }
    let root = Digest.sha256(of: entries.flatMap(\.digest))
    let claimed = subject.digests.first { $0.algorithm.utf8.elementsEqual("sha256".utf8) }
    guard let claimed, [UInt8](hex: claimed.value.utf8) == root.bytes else {
      throw .malformed("the statement", "the digest of its subject is not that of the resources")
    }
    let resources = try resources(entries)
    let ignoredPaths = try ignoredPaths()
    let allowsLinks = try serialization.bool("allow_symlinks")
    guard hashType == .sha256 else {
      throw .unsupported(
        "the model's files are hashed with \(hashType.rawValue), which is not computed here; sign it with sha256"
      )
    }
    return VerifiedModelManifest(
      signer: signer, name: subject.name ?? "", rootDigest: root,
      serialization: ModelSerialization(
        method: shardSize.map { .shards(size: $0) } ?? .files, algorithm: .sha256,
        allowsSymbolicLinks: allowsLinks, ignoredPaths: ignoredPaths),
      resources: resources)
  }

  private static func shardSize(_ serialization: SignedObject) throws(SignatureError) -> Int64? {
    switch try serialization.string("method") {
    case "files": return nil
    case "shards":
      let size = try serialization.wholeNumber("shard_size")
      guard size > 0 else { throw serialization.problem("shard_size", "is not above zero") }
      return size
    default: throw serialization.problem("method", "is neither files nor shards")
    }
  }

  private func ignoredPaths() throws(SignatureError) -> [ModelPath] {
    guard serialization.has("ignore_paths") else { return ModelSerialization.gitPaths }
    var paths: [ModelPath] = []
    for text in try serialization.strings("ignore_paths") {
      guard let path = ModelPath(inManifest: text.utf8), path != .root else {
        throw serialization.problem(
          "ignore_paths", "leaves out the whole model, or leads out of it: '\(text)'")
      }
      paths.append(path)
    }
    return paths
  }
}

// Resources.
extension ModelManifestReader {
  /// A resource as it is written: a file, or a range of its bytes.
  private struct Entry {
    let path: ModelPath
    let range: Range<Int64>?
    let digest: [UInt8]
  }

  private func entry(_ resource: SignedObject) throws(SignatureError) -> Entry {
    let name = try resource.string("name")
    let algorithm = try resource.string("algorithm")
    let algorithms = [hashType.rawValue] + (shardSize.map { ["\(hashType.rawValue)-sharded-\($0)"] } ?? [])
    guard algorithms.contains(where: { $0.utf8.elementsEqual(algorithm.utf8) }) else {
      throw resource.problem("algorithm", "is '\(algorithm)', not '\(hashType.rawValue)'")
    }
    guard let digest = [UInt8](hex: try resource.string("digest").utf8), digest.count == hashType.byteCount
    else {
      throw resource.problem("digest", "is no \(hashType.rawValue) digest in hex")
    }
    let (text, range) = shardSize == nil ? (Array(name.utf8)[...], nil) : try Self.shard(name, resource)
    guard let path = ModelPath(inManifest: text) else {
      throw resource.problem("name", "is no path within the model: '\(name)'")
    }
    return Entry(path: path, range: range, digest: digest)
  }

  /// `path:start:end`; the path may have colons of its own.
  private static func shard(
    _ name: String, _ resource: SignedObject
  ) throws(SignatureError) -> (ArraySlice<UInt8>, Range<Int64>?) {
    let bytes = Array(name.utf8)
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let numbers = parts.suffix(2).map { digits in
      digits.allSatisfy { (0x30...0x39).contains($0) } ? Int64(String(decoding: digits, as: UTF8.self)) : nil
    }
    guard parts.count > 2, let start = numbers[0], let end = numbers[1], start < end else {
      throw resource.problem("name", "is no path:start:end: '\(name)'")
    }
    let length = bytes.count - parts.suffix(2).reduce(0) { $0 + $1.count + 1 }
    return (bytes[..<length], start..<end)
  }

  private func resources(_ entries: [Entry]) throws(SignatureError) -> [ModelResource] {
    var order: [ModelPath] = []
    var entriesOfPath: [ModelPath: [Entry]] = [:]
    for entry in entries {
      if entriesOfPath[entry.path] == nil { order.append(entry.path) }
      entriesOfPath[entry.path, default: []].append(entry)
    }
    if order.count > 1, order.contains(.root) {
      throw predicate.problem("resources", "names the model itself beside files of it")
    }
    var resources: [ModelResource] = []
    for path in order { resources.append(try resource(path, entriesOfPath[path] ?? [])) }
    return resources
  }

  private func resource(_ path: ModelPath, _ entries: [Entry]) throws(SignatureError) -> ModelResource {
    guard let shardSize else {
      guard entries.count == 1 else { throw predicate.problem("resources", "names '\(path)' more than once") }
      return ModelResource(path: path, size: nil, digests: entries.map(\.digest))
    }
    let sorted = entries.sorted { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
    var end: Int64 = 0
    for (index, entry) in sorted.enumerated() {
      guard let range = entry.range, range.lowerBound == end, range.count <= shardSize,
        range.count == shardSize || index == sorted.count - 1
      else {
        throw predicate.problem("resources", "does not name the shards of '\(path)' without gap or overlap")
      }
      end = range.upperBound
    }
    return ModelResource(path: path, size: end, digests: sorted.map(\.digest))
  }
}
