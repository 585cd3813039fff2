import Archives
import Binaries
import Digests
import Fingerprints
import Images

/// The digests of the layers, as lists name them.
struct LayerDigests: Sendable {
  private let names: [Set<String>]

  init(_ image: Image?) {
    names = (image?.layers ?? []).map { layer in
      Set([layer.digest, layer.diffID].compactMap { $0?.description })
    }
  }

  func isNamed(_ name: String, layer: Int?) -> Bool {
    layer.map { names.indices.contains($0) && names[$0].contains(name) } ?? false
  }
}

/// Holds what a list says of one file against the file.
struct FingerprintMatcher {
  private let tree: FileTree
  private let layers: LayerDigests
  /// Files by their SHA-256, made when a list has one without a path.
  private let byDigest: Once<[[UInt8]: FileNumber]>

  init(_ tree: FileTree, _ layers: LayerDigests) {
    self.tree = tree
    self.layers = layers
    byDigest = Once {
      Dictionary(
        tree.files.compactMap { file in tree.digest(of: file).map { ($0.bytes, file) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  func match(_ fingerprint: Fingerprint, of source: Int) -> FingerprintMatch {
    let file = fingerprint.path.map { tree.resolve($0) } ?? find(fingerprint)
    let state = state(of: fingerprint, at: file)
    return FingerprintMatch(
      source: source, role: fingerprint.role, state: state, file: file,
      path: fingerprint.path ?? file.map { Array(tree.path(of: $0)) } ?? [],
      expected: expected(fingerprint), actual: actual(fingerprint, file))
  }

  /// A file that is known by its digest alone may lie anywhere.
  private func find(_ fingerprint: Fingerprint) -> FileNumber? {
    fingerprint.digests[.sha256].flatMap { byDigest.value[$0] }
  }

  private func state(of fingerprint: Fingerprint, at file: FileNumber?) -> FingerprintMatch.State {
    guard let file else { return .missing }
    guard let entry = tree.inode(of: file), entry.kind == .regular else { return .notAFile }
    if let size = fingerprint.size, size != entry.size { return .modified }
    var isComputed = true
    for (algorithm, digest) in fingerprint.digests {
      guard let actual = tree.digest(algorithm, of: file) else {
        isComputed = isComputed && algorithm.isWeak
        continue
      }
      if actual != digest { return .modified }
    }
    guard isComputed else { return .unsupported }
    if differsInAttributes(fingerprint, file, entry) { return .attributes }
    if fingerprint.isStrong { return .match }
    return fingerprint.digests.isEmpty && !fingerprint.otherAlgorithms.isEmpty ? .unsupported : .weak
  }

  private func differsInAttributes(
    _ fingerprint: Fingerprint, _ file: FileNumber, _ entry: LayerInventory.Entry
  ) -> Bool {
    if let mode = fingerprint.mode, mode != tree.mode(of: file) { return true }
    if let owner = fingerprint.owner, owner.user != entry.userID || owner.group != entry.groupID {
      return true
    }
    if let layer = fingerprint.layer, !layers.isNamed(layer, layer: tree.layer(of: file)) { return true }
    if let buildID = fingerprint.buildID,
      case .success(let elf)? = (tree.report(of: file) as? FileReport)?.elf
    {
      return elf.buildID?.hex != buildID.lowercased()
    }
    return false
  }

  /// The strongest digest, or the attributes where those are what differs.
  private func expected(_ fingerprint: Fingerprint) -> String {
    let strongest = DigestAlgorithm.strongestFirst.first { fingerprint.digests[$0] != nil }
    let digest = strongest.flatMap { algorithm in
      fingerprint.digests[algorithm].map { "\(algorithm.rawValue):\($0.hex)" }
    }
    return ([digest ?? fingerprint.otherAlgorithms.first] + attributes(fingerprint)).compactMap { $0 }
      .joined(separator: " ")
  }

  private func attributes(_ fingerprint: Fingerprint) -> [String?] {
    [
      fingerprint.mode.map { "mode 0" + String($0, radix: 8) },
      fingerprint.owner.map { "owner \($0.user):\($0.group)" }, fingerprint.layer.map { "layer \($0)" },
    ]
  }

  private func actual(_ fingerprint: Fingerprint, _ file: FileNumber?) -> String {
    guard let file, let entry = tree.inode(of: file) else { return "" }
    let algorithm = DigestAlgorithm.strongestFirst.first { fingerprint.digests[$0] != nil } ?? .sha256
    var parts = [tree.digest(algorithm, of: file).map { "\(algorithm.rawValue):\($0.hex)" }]
    if fingerprint.mode != nil { parts.append("mode 0" + String(tree.mode(of: file), radix: 8)) }
    if fingerprint.owner != nil { parts.append("owner \(entry.userID):\(entry.groupID)") }
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension DigestAlgorithm {
  /// What a report shows of several.
  fileprivate static let strongestFirst: [DigestAlgorithm] = [.sha256, .sha512, .sha384, .sha1, .md5]
}
