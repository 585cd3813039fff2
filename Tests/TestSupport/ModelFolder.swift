import Attestations
import FoundationEssentials
import Glibc

/// A model on disk as its signature is compared with it: walked and hashed, never loaded.
public enum ModelFolder {
  /// The model at a path, a folder or a file, with the digests asked for.
  public static func read(_ path: String, _ needs: HashingNeeds) throws -> ModelContents {
    let root = resolved(path)
    guard kind(of: path, follow: true) == S_IFDIR else {
      return .file(try file(path, named: path.lastName, root, needs))
    }
    var files: [ModelFile] = []
    try walk(path, below: "", root, needs, &files)
    return .folder(files)
  }

  private static func walk(
    _ folder: String, below prefix: String, _ root: String?, _ needs: HashingNeeds,
    _ files: inout [ModelFile]
  ) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let path = folder + "/" + name
      if kind(of: path, follow: false) == S_IFDIR {
        try walk(path, below: prefix + name + "/", root, needs, &files)
      } else {
        files.append(try file(path, named: prefix + name, root, needs))
      }
    }
  }

  private static func file(
    _ path: String, named name: String, _ root: String?, _ needs: HashingNeeds
  ) throws -> ModelFile {
    let kind: ModelFile.Kind =
      switch self.kind(of: path, follow: false) {
      case S_IFREG: .regular
      case S_IFLNK: .symbolicLink(to: target(of: path, root))
      default: .special
      }
    var hasher = ModelFileHasher(needs)
    var size = 0
    if kind == .regular || kind == .symbolicLink(to: .file), let bytes = SharedData.bytes(of: path) {
      bytes.withUnsafeBytes { hasher.update($0) }
      size = bytes.count
    }
    let (digests, shards) = hasher.finish()
    return ModelFile(
      path: ModelPath(Array(name.utf8)), kind: kind, size: Int64(size), digests: digests, shards: shards)
  }

  private static func target(of path: String, _ root: String?) -> ModelFile.LinkTarget {
    guard let target = resolved(path), let root else { return .nothing }
    guard target.utf8.starts(with: (root + "/").utf8) else { return .outside }
    return kind(of: target, follow: true) == S_IFDIR ? .folder : .file
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func kind(of path: String, follow: Bool) -> mode_t {
    var status = Glibc.stat()
    guard (follow ? stat(path, &status) : lstat(path, &status)) == 0 else { return 0 }
    return status.st_mode & S_IFMT
  }
}

extension String {
  fileprivate var lastName: String { String(split(separator: "/").last ?? "") }
}
