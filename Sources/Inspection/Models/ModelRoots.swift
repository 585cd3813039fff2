import Images

/// The folders that models begin at: the nearest one above a file that has a configuration, or its own.
struct ModelRoots {
  private let tree: FileTree
  private let folders: Set<[UInt8]>

  private static let marks = [
    "model_index.json", "config.json", "model.safetensors.index.json", "pytorch_model.bin.index.json",
    "saved_model.pb",
    "params.json", "adapter_config.json",
  ]
  /// A configuration so far up belongs to something else.
  private static let furthest = 2

  /// - Parameter folders: those that hold models.
  init(_ folders: Set<[UInt8]>, in tree: FileTree) {
    self.folders = folders
    self.tree = tree
  }

  func root(of folder: [UInt8]) -> [UInt8] {
    var place = folder
    var root: [UInt8]?
    for _ in 0...Self.furthest {
      if hasMark(place) { root = place }
      guard let slash = place.lastIndex(of: UInt8(ascii: "/")) else { break }
      place = Array(place[..<slash])
    }
    return root ?? folder
  }

  /// Whether a folder lies in one that holds a model, or is one that such a folder lies in.
  func contain(_ folder: [UInt8]) -> Bool {
    folders.contains { other in other.isBelow(folder) || folder.isBelow(other) }
  }

  private func hasMark(_ folder: [UInt8]) -> Bool {
    Self.marks.contains {
      tree.find(folder + (folder.isEmpty ? [] : [UInt8(ascii: "/")]) + Array($0.utf8)) != nil
    }
  }
}

extension [UInt8] {
  /// Whether the path is a folder or something in it; everything is below the root, which is empty.
  func isBelow(_ folder: [UInt8]) -> Bool {
    folder.isEmpty
      || starts(with: folder) && (count == folder.count || self[folder.count] == UInt8(ascii: "/"))
  }
}
