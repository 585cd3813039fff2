/// The notes that linkers leave: the build id, and whether Go made the file.
struct ELFNotes {
  private(set) var buildID: [UInt8]?
  private(set) var isGo = false

  init(of header: ELFHeader) throws(ELFError) {
    for segment in header.segments where segment.kind == .note {
      let content = try header.content(of: segment, "notes")
      read(content, isBigEndian: header.bytes.isBigEndian)
    }
  }

  /// Each note: length of name, length of content, type, name, content, the last two padded to four bytes.
  private mutating func read(_ notes: ArraySlice<UInt8>, isBigEndian: Bool) {
    var rest = notes
    func number(_ bytes: ArraySlice<UInt8>) -> Int {
      let ordered = isBigEndian ? Array(bytes) : bytes.reversed()
      return ordered.reduce(0) { $0 << 8 | Int($1) }
    }
    while rest.count >= 12 {
      let (nameSize, size) = (number(rest.prefix(4)), number(rest.dropFirst(4).prefix(4)))
      let type = number(rest.dropFirst(8).prefix(4))
      rest = rest.dropFirst(12)
      let name = rest.prefix(nameSize)
      rest = rest.dropFirst((nameSize + 3) & ~3)
      let content = rest.prefix(size)
      guard content.count == size else { return }
      rest = rest.dropFirst((size + 3) & ~3)
      if type == 3, name.elementsEqual("GNU\0".utf8) { buildID = Array(content) }
      if name.elementsEqual("Go\0\0".utf8) { isGo = true }
    }
  }
}
