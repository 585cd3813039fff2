import Digests
import Images

/// Which lower layers had another content at a path.
struct LayerRewrites: Sendable {
  private let tree: FileTree
  private let earlier: [[UInt8]: [(layer: Int, digest: Digest?)]]

  init(in tree: FileTree) {
    self.tree = tree
    var earlier: [[UInt8]: [(layer: Int, digest: Digest?)]] = [:]
    for hidden in tree.hidden {
      let inventory = tree.layers[Int(hidden.entry.layer)]
      let entry = tree.entry(hidden.entry)
      earlier[Array(inventory.path(of: entry)), default: []].append(
        (Int(hidden.entry.layer), inventory.digest(of: entry)))
    }
    self.earlier = earlier
  }

  /// A copy for a change of rights is no rewrite: the contents are compared.
  func of(_ file: FileNumber) -> [Int] {
    (earlier[Array(tree.path(of: file))] ?? []).filter { $0.digest != tree.digest(of: file) }.map(\.layer)
  }
}
