import Attestations
import Fingerprints
import Images
import Models

/// The folder that the paths of a list count from.
struct ListPlacement {
  /// Nil where nobody can tell.
  private(set) var root: [UInt8]?
  private(set) var problem = ""

  init(_ source: EvidenceList, in tree: FileTree, models: ModelEntries) {
    if let root = source.root {
      self.root = root
      return
    }
    let paths = source.model?.resources.map(\.path.bytes) ?? source.list.fingerprints.compactMap(\.path)
    // The project's own manifest has paths from the root; a list without paths lies nowhere.
    guard source.list.form != .manifest, !paths.isEmpty else {
      root = []
      return
    }
    // A model of one file is signed without a name.
    let names = paths.filter { !$0.isEmpty }
    let folders = Self.distinct([[]] + models.all.map(\.root) + models.all.map { $0.folder })
    let counted = folders.map { folder in (folder: folder, count: Self.count(names, in: folder, tree)) }
    let best = counted.map(\.count).max() ?? 0
    let candidates =
      names.isEmpty ? Self.singleFiles(models) : counted.filter { $0.count == best }.map(\.folder)
    if candidates.count == 1 || best == 0 && !names.isEmpty {
      root = best == 0 && !names.isEmpty ? [] : candidates[0]
    } else {
      let shown = candidates.prefix(3).map { "/" + String(decoding: $0, as: UTF8.self) }.joined(
        separator: ", ")
      problem = "several folders could be meant (\(shown)); say which: --manifest /folder=FILE"
    }
  }

  private static func singleFiles(_ models: ModelEntries) -> [[UInt8]] {
    models.all.filter { $0.role == .model }.map(\.path)
  }

  private static func count(_ names: [[UInt8]], in folder: [UInt8], _ tree: FileTree) -> Int {
    names.prefix(1000).count { name in
      tree.find(folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name) != nil
    }
  }

  private static func distinct(_ folders: [[UInt8]]) -> [[UInt8]] {
    var seen: Set<[UInt8]> = []
    return folders.filter { seen.insert($0).inserted }
  }
}
