import Archives

extension FileTree {
  /// Lays a layer over what is there.
  ///
  /// Whiteouts speak of lower layers only, wherever in the layer they stand.
  mutating func merge(_ layer: Int16) {
    let inventory = layers[Int(layer)]
    for entry in inventory.entries {
      if let whiteout = Whiteout(path: inventory.path(of: entry)) { carryOut(whiteout, of: layer) }
    }
    for (index, entry) in inventory.entries.enumerated() {
      let path = inventory.path(of: entry)
      if Whiteout(path: path) == nil {
        add(EntryReference(index: Int32(truncatingIfNeeded: index), layer: layer), entry, at: path)
      }
    }
  }

  private mutating func carryOut(_ whiteout: Whiteout, of layer: Int16) {
    switch whiteout {
    case .removes(let path):
      if let place = place(of: path, followingLast: false), let node = live(place[...]) {
        remove(node, by: layer)
      }
    case .opaque(let folder):
      guard let place = place(of: folder, followingLast: true), let node = live(place[...]) else { return }
      removeChildren(of: node, by: layer)
    case .bookkeeping: break
    case .malformed: note("layer \(layer) has a whiteout that names nothing, or the folder it lies in")
    }
  }

  private mutating func add(
    _ reference: EntryReference, _ entry: LayerInventory.Entry, at path: ArraySlice<UInt8>
  ) {
    guard !path.isEmpty else {
      guard entry.kind == .directory else { return note("layer \(reference.layer): the root is no folder") }
      nodes[0].entry = reference
      nodes[0].inode = reference
      return
    }
    guard let parent = parent(of: path) else {
      return note("layer \(reference.layer): '\(text(path))' lies under something that is no folder")
    }
    var inode = reference
    var addedBits: UInt16 = 0
    if entry.kind == .hardLink {
      guard let target = hardLinkTarget(reference, entry) else {
        return note("layer \(reference.layer): the hard link '\(text(path))' leads to nothing")
      }
      guard let found = nodes[Int(target)].inode, self.entry(found).kind != .directory else {
        return note("layer \(reference.layer): '\(text(path))' is a hard link to a folder")
      }
      inode = found
      addedBits = entry.mode & 0o6000 & ~self.entry(found).mode
    }
    guard let node = makeNode(at: path, of: reference.layer, parent: parent) else {
      return note("too many names")
    }
    if entry.kind == .hardLink, nodes[Int(node)].isAlive, hardLinkTarget(reference, entry) == node {
      return note("layer \(reference.layer): the hard link '\(text(path))' leads to itself")
    }
    if nodes[Int(node)].isAlive, let old = nodes[Int(node)].entry,
      !(isFolder(node) && entry.kind == .directory)
    {
      if old.layer == reference.layer, entry.kind != .hardLink || nodes[Int(node)].inode != inode {
        note("layer \(reference.layer) has '\(text(path))' twice")
      }
      remove(node, by: reference.layer)
    } else if nodes[Int(node)].isAlive, entry.kind != .directory {
      removeChildren(of: node, by: reference.layer)
    }
    nodes[Int(node)].isAlive = true
    nodes[Int(node)].entry = reference
    nodes[Int(node)].inode = inode
    nodes[Int(node)].addedBits = addedBits
  }

  /// The folder that a path lies in, made where nobody has an entry for it; nil where that cannot be.
  private mutating func parent(of path: ArraySlice<UInt8>) -> Int32? {
    let folder = path[..<path.fileName.startIndex].dropLast()
    // Nodes only ever lie in real folders, so a folder that is found needs no links followed.
    if let node = live(folder), kind(of: node) == .directory { return node }
    guard let place = place(of: Array(folder), followingLast: true) else { return nil }
    var node: Int32 = 0
    for component in place.split(separator: UInt8(ascii: "/")) {
      guard let child = makeNode(parent: node, name: component) else { return nil }
      nodes[Int(child)].isAlive = true
      node = child
    }
    return kind(of: node) == .directory ? node : nil
  }

  private func hardLinkTarget(_ reference: EntryReference, _ entry: LayerInventory.Entry) -> Int32? {
    let target = CleanPath(Array(layers[Int(reference.layer)].linkTarget(of: entry))).bytes
    return place(of: target, followingLast: false).flatMap { live($0[...]) }
  }

  private func isFolder(_ node: Int32) -> Bool { kind(of: node) == .directory }

  /// The node for an entry whose folder, links followed, is `parent`.
  private mutating func makeNode(at path: ArraySlice<UInt8>, of layer: Int16, parent: Int32) -> Int32? {
    let folder = path[..<path.fileName.startIndex].dropLast()
    if folder == paths[parent] { return makeNode(path, of: Int32(layer), in: parent) }
    return makeNode(parent: parent, name: path.fileName)
  }

  /// The node for a name in a folder, whose path has to be put together.
  private mutating func makeNode(parent: Int32, name: ArraySlice<UInt8>) -> Int32? {
    let folder = paths[parent]
    let path = folder.isEmpty ? Array(name) : folder + [UInt8(ascii: "/")] + name
    return makeNode(path[...], of: nil, in: parent)
  }

  /// The node of a path: a new one, or the one that had the path before.
  private mutating func makeNode(_ path: ArraySlice<UInt8>, of layer: Int32?, in parent: Int32) -> Int32? {
    let known = paths.find(path)
    if let known, nodes[Int(known)].isListed { return known }
    guard let node = known ?? paths.insert(path, of: layer) else { return nil }
    if known == nil { nodes.append(Node()) }
    nodes[Int(node)].isListed = true
    nodes[Int(node)].nextSibling = nodes[Int(parent)].firstChild
    nodes[Int(parent)].firstChild = node
    return node
  }

  private mutating func removeChildren(of node: Int32, by layer: Int16) {
    var pending: [Int32] = []
    unlistChildren(of: node, into: &pending)
    while let node = pending.popLast() {
      unlistChildren(of: node, into: &pending)
      bury(node, by: layer)
    }
  }

  private mutating func remove(_ node: Int32, by layer: Int16) {
    removeChildren(of: node, by: layer)
    bury(node, by: layer)
  }

  /// A child is listed once each time it is made, so an archive that makes and removes a folder over and over
  /// does not walk the same dead children again.
  private mutating func unlistChildren(of node: Int32, into pending: inout [Int32]) {
    var child = nodes[Int(node)].firstChild
    nodes[Int(node)].firstChild = -1
    while child >= 0 {
      nodes[Int(child)].isListed = false
      pending.append(child)
      child = nodes[Int(child)].nextSibling
    }
  }

  private mutating func bury(_ node: Int32, by layer: Int16) {
    guard nodes[Int(node)].isAlive else { return }
    if let entry = nodes[Int(node)].entry, entry.layer != layer, kind(of: node) != .directory {
      hidden.append(Hidden(entry: entry, hiddenBy: layer))
    }
    nodes[Int(node)].isAlive = false
    nodes[Int(node)].entry = nil
    nodes[Int(node)].inode = nil
    nodes[Int(node)].addedBits = 0
  }

  private mutating func note(_ problem: String) {
    if problems.count < 100 { problems.append(problem) }
  }

  private func text(_ path: ArraySlice<UInt8>) -> String {
    String(decoding: path.prefix(200), as: UTF8.self)
  }
}
