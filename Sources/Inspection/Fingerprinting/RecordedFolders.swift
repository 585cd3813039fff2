import Archives
import Attestations
import Diagnostics
import Digests
import Expressions
import Fingerprints
import Images
import Models

/// The folders of models as a list says them: whole where they are the model's own.
struct RecordedFolders {
  private let tree: FileTree
  private let entries: [ModelEntry]
  private let isImage: Bool

  /// A folder with more files than this is more than a model; only what belongs to the model is listed of it.
  private static let mostFiles = 1000

  init(_ entries: [ModelEntry], in tree: FileTree, isImage: Bool) {
    self.entries = entries
    self.tree = tree
    self.isImage = isImage
  }

  func models() throws(EvaluationError) -> [ManifestWriter.Model] {
    var models: [ManifestWriter.Model] = []
    for root in roots {
      let own = entries.filter { $0.path.isBelow(root) }
      let all = isImage && root.isEmpty ? [] : files(below: root)
      let isComplete = !all.isEmpty && all.count <= Self.mostFiles
      var listed: [Fingerprint] = []
      for path in isComplete ? all : own.map(\.path) { listed.append(try fingerprint(path, below: root)) }
      models.append(
        ManifestWriter.Model(
          root: FingerprintList.Root(
            path: root, isComplete: isComplete, ignored: isImage ? [] : Self.ignored),
          files: listed))
    }
    return models
  }

  /// The outermost folders: a model within another is part of it.
  private var roots: [[UInt8]] {
    if !isImage { return entries.isEmpty ? [] : [[]] }
    let all = Set(entries.filter { $0.role == .model }.map(\.root))
    return all.filter { root in !all.contains { $0 != root && root.isBelow($0) && !$0.isEmpty } }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// What version control keeps in a folder is no part of the model.
  private static let ignored = ModelSerialization.gitPaths.flatMap { path in
    let name = String(decoding: path.bytes, as: UTF8.self)
    return [name, name + "/**"]
  }

  private func files(below root: [UInt8]) -> [[UInt8]] {
    let patterns = isImage ? [] : Self.ignored.map { PathPattern($0) }
    return tree.files.compactMap { file in
      let path = Array(tree.path(of: file))
      guard path.isBelow(root), path != root || !isFolder(file), !isFolder(file),
        let target = tree.resolve(path), tree.inode(of: target)?.kind == .regular,
        !patterns.contains(where: { $0.matches(path) })
      else { return nil }
      return path
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func isFolder(_ file: FileNumber) -> Bool { tree.inode(of: file)?.kind == .directory }

  private func fingerprint(_ path: [UInt8], below root: [UInt8]) throws(EvaluationError) -> Fingerprint {
    let relative = root.isEmpty ? path : Array(path.dropFirst(root.count + 1))
    guard let file = tree.resolve(path) else { throw .unavailable("\(shown(path)) leads nowhere") }
    return Fingerprint(
      path: try Self.checked(relative), role: ManifestRole.ofModelFile(relative),
      digests: [.sha256: try Self.digest(of: file, in: tree)], size: tree.inode(of: file)?.size)
  }

  static func digest(of file: FileNumber, in tree: FileTree) throws(EvaluationError) -> [UInt8] {
    guard let digest = tree.digest(of: file) else {
      throw .unavailable("/\(String(escapingInvalid: tree.path(of: file))) was not hashed")
    }
    return digest.bytes
  }

  /// A list is text: a name that is none could not be found again.
  static func checked(_ path: [UInt8]) throws(EvaluationError) -> [UInt8] {
    guard String(validating: path, as: UTF8.self) != nil else {
      throw .unavailable(
        "the name \(String(escapingInvalid: path)) is not UTF-8, so that no list can have it")
    }
    return path
  }

  private func shown(_ path: [UInt8]) -> String { "/" + String(escapingInvalid: path) }
}
