/// A link of a group to something else (specification, section IV.A.2.g).
struct HDF5Link {
  enum Target {
    case object(Int64)
    /// A path in the same file.
    case path
    /// A path in another file.
    case external(file: String)
    case userDefined(UInt8)
  }

  let name: [UInt8]
  let target: Target

  /// Reads a link message; nil for one that is broken.
  init?(_ message: [UInt8], in file: HDF5File) {
    var fields = FieldCursor(message)
    guard fields.byte() == 1, let flags = fields.byte() else { return nil }
    let type = flags & 0x08 != 0 ? fields.byte() : 0
    if flags & 0x04 != 0 { _ = fields.take(8) }
    if flags & 0x10 != 0 { _ = fields.byte() }
    guard let type, let length = fields.int(1 << Int(flags & 3)), let name = fields.take(length) else {
      return nil
    }
    self.name = Array(name)
    switch type {
    case 0:
      guard let address = file.address(&fields) else { return nil }
      target = .object(address)
    case 1: target = .path
    case 64:
      guard fields.take(2) != nil, fields.byte() != nil else { return nil }
      target = .external(file: String(decoding: fields.text(), as: UTF8.self))
    default: target = .userDefined(type)
    }
  }

  private init(name: [UInt8], target: Target) {
    (self.name, self.target) = (name, target)
  }
}

extension HDF5Link {
  private static let mostNodes = 100_000

  /// The links of an old group: a tree of nodes with entries, whose names lie in a heap (sections III.A.1, III.B, III.D).
  static func all(ofTable message: [UInt8], in file: HDF5File) throws(ModelError) -> [HDF5Link] {
    var fields = FieldCursor(message)
    guard let tree = file.address(&fields), let heap = file.address(&fields) else { return [] }
    let names = try heapAddress(at: heap, in: file)
    var (links, pending, seen): ([HDF5Link], [Int64], Set<Int64>) = ([], [tree], [])
    while let place = pending.popLast() {
      guard seen.insert(place).inserted, seen.count <= mostNodes else {
        throw .malformed(.badOffset, "the nodes of a group lead in circles", offset: place)
      }
      let mark = try file.read(place, count: 8)
      if mark.starts(with: "TREE".utf8) {
        pending += try children(of: place, entries: Int(mark[6]) | Int(mark[7]) << 8, in: file)
      } else if mark.starts(with: "SNOD".utf8) {
        links += try entries(of: place, count: Int(mark[6]) | Int(mark[7]) << 8, names: names, in: file)
      } else {
        throw .malformed(.badHeader, "a group has a node of no known kind", offset: place)
      }
    }
    return links
  }

  private static func heapAddress(at place: Int64, in file: HDF5File) throws(ModelError) -> Int64 {
    var fields = FieldCursor(try file.read(place, count: 8 + 2 * file.lengthSize + file.offsetSize))
    guard fields.take(8)?.starts(with: "HEAP".utf8) == true, fields.take(2 * file.lengthSize) != nil,
      let address = file.address(&fields)
    else { throw .malformed(.badHeader, "the names of a group are missing", offset: place) }
    return address
  }

  private static func children(of place: Int64, entries: Int, in file: HDF5File) throws(ModelError) -> [Int64]
  {
    let start = 8 + 2 * file.offsetSize
    let count = start + entries * (file.lengthSize + file.offsetSize) + file.lengthSize
    var fields = FieldCursor(try file.read(place, count: count))
    _ = fields.take(start)
    var children: [Int64] = []
    for _ in 0..<entries {
      _ = fields.take(file.lengthSize)
      if let child = file.address(&fields) { children.append(child) }
    }
    return children
  }

  private static func entries(
    of place: Int64, count: Int, names: Int64, in file: HDF5File
  ) throws(ModelError) -> [HDF5Link] {
    var fields = FieldCursor(try file.read(place, count: 8 + count * (2 * file.offsetSize + 24)))
    _ = fields.take(8)
    var links: [HDF5Link] = []
    for _ in 0..<count {
      guard let name = file.address(&fields), let object = file.address(&fields), let cache = fields.int(4),
        fields.take(20) != nil
      else { break }
      var text = FieldCursor(try file.readUpTo(names + name, count: 4096))
      let target: Target = cache == 2 ? .path : .object(object)
      links.append(HDF5Link(name: text.text(), target: target))
    }
    return links
  }
}
