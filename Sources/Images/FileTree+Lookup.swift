import Archives

extension FileTree {
  /// How many symbolic links a path may lead through: Linux's own limit.
  static let linkDepth = 40

  /// The file that a path leads to, links followed, all within the root; nil when there is none.
  public func resolve(_ path: [UInt8]) -> FileNumber? {
    guard let place = place(of: path, followingLast: true), let node = live(place[...]) else { return nil }
    return FileNumber(node: node)
  }

  public func resolve(_ path: String) -> FileNumber? { resolve(Array(path.utf8)) }

  /// The file of a path itself, be it a link: only the links of its folders are followed.
  public func find(_ path: [UInt8]) -> FileNumber? {
    if let node = live(path[...]) { return FileNumber(node: node) }
    guard let place = place(of: path, followingLast: false), let node = live(place[...]) else { return nil }
    return FileNumber(node: node)
  }

  /// The folder that a file lies in; nil for the root.
  public func parent(of file: FileNumber) -> FileNumber? {
    let path = path(of: file)
    guard !path.isEmpty else { return nil }
    return live(path[..<path.fileName.startIndex].dropLast()).map(FileNumber.init)
  }

  /// The files directly in a folder, sorted by name.
  public func children(of folder: FileNumber) -> [FileNumber] {
    var result: [FileNumber] = []
    var child = nodes[Int(folder.node)].firstChild
    while child >= 0 {
      if nodes[Int(child)].isAlive { result.append(FileNumber(node: child)) }
      child = nodes[Int(child)].nextSibling
    }
    return result.sorted { path(of: $0).lexicographicallyPrecedes(path(of: $1)) }
  }

  /// The node of a path that is in the tree as it stands, links not followed.
  func live(_ path: ArraySlice<UInt8>) -> Int32? {
    guard let node = paths.find(path), nodes[Int(node)].isAlive else { return nil }
    return node
  }

  func kind(of node: Int32) -> TarEntry.Kind {
    nodes[Int(node)].inode.map { entry($0).kind } ?? .directory
  }

  /// Where a path really lies once links are followed, as `chroot` and runtimes do it: `..` of the root is
  /// the root, and an absolute target starts there.
  ///
  /// What does not exist is taken as it is written.
  ///
  /// Nil when the links go in circles, or a part that is no folder has something below it.
  func place(of path: [UInt8], followingLast: Bool) -> [UInt8]? {
    var pending = path.split(separator: slash).map { Array($0) }[...]
    var place: [UInt8] = []
    var links = 0
    while let component = pending.popFirst() {
      if component == dot { continue }
      if component == dotDot {
        place.removeLast(place.count - (place.lastIndex(of: slash) ?? 0))
        continue
      }
      let next = place.isEmpty ? component : place + [slash] + component
      if let node = live(next[...]) {
        let kind = kind(of: node)
        if kind == .symbolicLink, followingLast || !pending.isEmpty {
          links += 1
          let target = linkTarget(of: FileNumber(node: node))
          guard links <= Self.linkDepth, pending.count + target.count <= 1 << 16 else { return nil }
          pending = (target.split(separator: slash).map { Array($0) } + pending)[...]
          if target.first == slash { place = [] }
          continue
        }
        if kind != .directory, !pending.isEmpty { return nil }
      }
      place = next
    }
    return place
  }
}

private let slash = UInt8(ascii: "/")
private let dot = Array(".".utf8)
private let dotDot = Array("..".utf8)
