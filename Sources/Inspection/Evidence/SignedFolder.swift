import Archives
import Attestations
import Digests
import Images

/// A folder or file of the tree as a model signature sees it.
struct SignedFolder {
  let contents: ModelContents
  private let tree: FileTree
  private let root: [UInt8]

  init(_ root: [UInt8], in tree: FileTree) {
    self.tree = tree
    self.root = root
    if let file = tree.find(root), let kind = tree.inode(of: file)?.kind, kind != .directory, !root.isEmpty {
      contents = .file(Self.modelFile(file, ModelPath(Array(root.fileName)), root, tree))
      return
    }
    var files: [ModelFile] = []
    for file in tree.files where Array(tree.path(of: file)).isBelow(root) {
      let path = Array(tree.path(of: file))
      guard path != root, tree.inode(of: file).map({ $0.kind != .directory }) ?? false else { continue }
      let relative = root.isEmpty ? path : Array(path.dropFirst(root.count + 1))
      files.append(Self.modelFile(file, ModelPath(relative), root, tree))
    }
    contents = .folder(files)
  }

  /// The file that a path of the signature leads to.
  func file(at path: ModelPath) -> FileNumber? { tree.resolve(place(of: path)) }

  /// The path from the root of the tree.
  func place(of path: ModelPath) -> [UInt8] {
    if case .file = contents { return root }
    if path.bytes.isEmpty { return root }
    return root.isEmpty ? path.bytes : root + [UInt8(ascii: "/")] + path.bytes
  }

  private static func modelFile(
    _ file: FileNumber, _ path: ModelPath, _ root: [UInt8], _ tree: FileTree
  ) -> ModelFile {
    let entry = tree.inode(of: file)
    switch entry?.kind {
    case .symbolicLink:
      let target = tree.resolve(Array(tree.path(of: file)))
      let kind = linkTarget(target, root, tree)
      return ModelFile(
        path: path, kind: .symbolicLink(to: kind), size: target.flatMap { tree.inode(of: $0)?.size } ?? 0,
        digests: target.map { tree.digests(of: $0) } ?? [:], shards: target.map { tree.shards(of: $0) } ?? [:]
      )
    case .regular:
      return ModelFile(
        path: path, size: entry?.size ?? 0, digests: tree.digests(of: file), shards: tree.shards(of: file))
    default: return ModelFile(path: path, kind: .special, size: 0, digests: [:])
    }
  }

  private static func linkTarget(
    _ target: FileNumber?, _ root: [UInt8], _ tree: FileTree
  ) -> ModelFile.LinkTarget {
    guard let target else { return .nothing }
    guard Array(tree.path(of: target)).isBelow(root) else { return .outside }
    return tree.inode(of: target)?.kind == .regular ? .file : .folder
  }
}

extension FileTree {
  /// Every digest that was computed of a file.
  func digests(of file: FileNumber) -> [DigestAlgorithm: [UInt8]] {
    var digests = (report(of: file) as? FileReport)?.digests ?? [:]
    digests[.sha256] = digest(of: file)?.bytes
    return digests
  }

  func shards(of file: FileNumber) -> [Sharding: [[UInt8]]] {
    (report(of: file) as? FileReport)?.shards ?? [:]
  }
}
