import Archives
import Digests

/// The root filesystem that a container sees: all layers, one over the other.
public struct FileTree: Sendable {
  /// A place in some layer's inventory.
  public struct EntryReference: Hashable, Sendable {
    public let index: Int32
    public let layer: Int16
  }

  struct Node: Sendable {
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    /// The entry that put the path there; nil for a folder that exists only because something lies in it.
    var entry: EntryReference?
    /// Where the contents and rights are: differs from `entry` for hard links.
    var inode: EntryReference?
    /// setuid and setgid bits that a hard link's own header adds: Docker applies them, others do not.
    var addedBits: UInt16 = 0
    var isAlive = true
    /// Stands in its parent's list of children, where a dead one may stand too.
    var isListed = false
  }

  /// A file of a lower layer that a container no longer sees, but that is shipped all the same.
  public struct Hidden: Hashable, Sendable {
    public let entry: EntryReference
    public let hiddenBy: Int16
  }

  public internal(set) var layers: [LayerInventory]
  public internal(set) var hidden: [Hidden] = []
  /// Entries that no runtime can or should carry out.
  public internal(set) var problems: [String] = []
  var nodes: [Node] = []
  var paths: PathArena

  /// Merges layers, the base first.
  public init(_ layers: [LayerInventory]) {
    self.layers = layers
    paths = PathArena(layers)
    _ = paths.insert([], of: nil)
    nodes.append(Node())
    // A manifest has at most 1024 layers.
    for layer in layers.indices { merge(Int16(truncatingIfNeeded: layer)) }
  }

  /// Every file of the merged tree but the root itself, folders before what lies in them.
  public var files: [FileNumber] {
    (1..<Int32(truncatingIfNeeded: max(1, nodes.count))).filter { nodes[Int($0)].isAlive }.map(
      FileNumber.init)
  }

  public func entry(_ reference: EntryReference) -> LayerInventory.Entry {
    layers[Int(reference.layer)].entries[Int(reference.index)]
  }

  /// The path of a file, without the leading slash.
  public func path(of file: FileNumber) -> ArraySlice<UInt8> { paths[file.node] }

  /// What a file is; nil for a folder that no layer has an entry for.
  public func inode(of file: FileNumber) -> LayerInventory.Entry? {
    nodes[Int(file.node)].inode.map(entry)
  }

  public func inodeReference(of file: FileNumber) -> EntryReference? { nodes[Int(file.node)].inode }

  /// The twelve mode bits; 0755 for a folder without an entry, as runtimes make it.
  public func mode(of file: FileNumber) -> UInt16 {
    (inode(of: file)?.mode ?? 0o755) | nodes[Int(file.node)].addedBits
  }

  /// The layer that wrote the path.
  public func layer(of file: FileNumber) -> Int? {
    nodes[Int(file.node)].entry.map { Int($0.layer) }
  }

  public func digest(of file: FileNumber) -> Digest? {
    nodes[Int(file.node)].inode.flatMap { layers[Int($0.layer)].digest(of: entry($0)) }
  }

  public func extendedAttributes(of file: FileNumber) -> [ExtendedAttribute] {
    nodes[Int(file.node)].inode.flatMap { layers[Int($0.layer)].extendedAttributes[$0.index] } ?? []
  }

  public func linkTarget(of file: FileNumber) -> ArraySlice<UInt8> {
    nodes[Int(file.node)].inode.map { layers[Int($0.layer)].linkTarget(of: entry($0)) } ?? []
  }

  /// The kept body of a regular file; nil when nobody asked for it.
  public func body(of file: FileNumber) -> KeptBody? {
    nodes[Int(file.node)].inode.flatMap { layers[Int($0.layer)].bodies[$0.index] }
  }

  /// What an examination learned of a regular file; nil when nobody asked.
  public func report(of file: FileNumber) -> (any BodyReport)? {
    nodes[Int(file.node)].inode.flatMap(report)
  }

  public func report(of entry: EntryReference) -> (any BodyReport)? {
    layers[Int(entry.layer)].reports[entry.index]
  }
}

/// Names a file of one ``FileTree``.
public struct FileNumber: Hashable, Sendable {
  let node: Int32
}
