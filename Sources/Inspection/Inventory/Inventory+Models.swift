import Archives
import Digests
import Images
import Inventories
import Packages

extension Inventory.Model {
  /// Weights that a container sees, and those that a later layer hid.
  static func all(in context: FileContext) -> [Inventory.Model] {
    var seen: Set<FileNumber> = []
    var links: [(file: FileNumber, format: ModelWeights)] = []
    var models: [Inventory.Model] = []
    let tree = context.tree
    for file in tree.files {
      let path = tree.path(of: file)
      guard let target = target(of: file, in: tree),
        let size = tree.inode(of: target)?.size,
        let format = ModelWeights.format(of: path.fileName, size: size)
      else { continue }
      if target == file {
        seen.insert(file)
        models.append(Inventory.Model(FileRow(context: context, place: .merged(file)), format))
      } else {
        links.append((target, format))
      }
    }
    // A download cache keeps a model under its digest; only links to it have a name that tells what it is.
    for link in links where seen.insert(link.file).inserted {
      models.append(Inventory.Model(FileRow(context: context, place: .merged(link.file)), link.format))
    }
    for hidden in tree.hidden {
      let row = FileRow(context: context, place: .hidden(hidden))
      let path = Array(row.path.utf8)[...]
      guard row.kind == .regular, let format = ModelWeights.format(of: path.fileName, size: row.size) else {
        continue
      }
      models.append(Inventory.Model(row, format))
    }
    return models
  }

  /// The regular file itself, or the one that a link leads to.
  private static func target(of file: FileNumber, in tree: FileTree) -> FileNumber? {
    switch tree.inode(of: file)?.kind {
    case .regular: return file
    case .symbolicLink:
      guard ModelWeights.format(of: tree.path(of: file).fileName, size: .max) != nil,
        let target = tree.resolve(Array(tree.path(of: file))), tree.inode(of: target)?.kind == .regular
      else { return nil }
      return target
    default: return nil
    }
  }

  private init(_ row: FileRow, _ format: ModelWeights) {
    self.init(
      path: row.path, format: format.format, size: row.size, digest: row.digest?.description,
      layer: row.layer, hiddenBy: row.hiddenBy, package: (try? row.package())?.name)
  }
}
