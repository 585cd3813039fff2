import Digests
import Documents

/// A pointer of Git LFS stands for one file of its own name (git-lfs/git-lfs, docs/spec.md).
enum GitLFSPointer {
  static func list(_ bytes: [UInt8], named name: String) throws(ListError) -> FingerprintList {
    let fileName = Array(name.utf8).split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
    return FingerprintList(.gitLFS, [try fingerprint(bytes, path: fileName)])
  }

  /// What a pointer says of the file at a path.
  static func fingerprint(_ bytes: [UInt8], path: [UInt8]) throws(ListError) -> Fingerprint {
    let lines = bytes.split(separator: 0x0A)
    func value(_ key: String) -> ArraySlice<UInt8>? {
      lines.first { $0.starts(with: (key + " ").utf8) }?.dropFirst(key.utf8.count + 1)
    }
    guard let oid = value("oid"), oid.starts(with: "sha256:".utf8),
      let digest = [UInt8](hex: oid.dropFirst("sha256:".utf8.count)),
      digest.count == DigestAlgorithm.sha256.byteCount,
      let size = value("size").flatMap({ Int64(String(decoding: $0, as: UTF8.self)) }), size >= 0
    else { throw .malformed("is no pointer of Git LFS that names a digest and a size") }
    return Fingerprint(path: path, digests: [.sha256: digest], size: size)
  }
}

/// An index of shards names files and no digests: what it lists has to be there, and nothing more is known of it.
enum ShardIndexList {
  static func list(_ document: Node) throws(ListError) -> FingerprintList {
    guard let members = document["weight_map"]?.mapping else {
      throw .malformed("has a weight_map that is no mapping")
    }
    var (names, seen): ([[UInt8]], Set<[UInt8]>) = ([], [])
    for member in members {
      guard let path = member.value.string.flatMap({ ListPath.clean(Array($0.utf8)) }) else {
        throw .malformed("has a shard that is no plain file name")
      }
      if seen.insert(path).inserted { names.append(path) }
    }
    return FingerprintList(.shardIndex, names.map { Fingerprint(path: $0, role: .model, digests: [:]) })
  }
}
