/// The header of an ELF file and its program headers (System V ABI, "ELF Header" and "Program Header").
struct ELFHeader {
  struct Segment {
    enum Kind: UInt64 {
      case load = 1
      case dynamic = 2
      case interpreter = 3
      case note = 4
      case gnuStack = 0x6474_E551
      case gnuRelro = 0x6474_E552
      case gnuProperty = 0x6474_E553
    }

    let kind: Kind?
    let isExecutable: Bool
    let isWritable: Bool
    let offset: UInt64
    let address: UInt64
    let fileSize: UInt64
  }

  let type: UInt64
  let machine: UInt64
  let segments: [Segment]
  /// Where the section headers are, which no loader reads: that which lies behind everything was appended.
  let sections: (offset: UInt64, entrySize: UInt64, count: UInt64)
  let bytes: ELFBytes

  static let magic: [UInt8] = [0x7F, 0x45, 0x4C, 0x46]

  init(_ file: ELFBytes) throws(ELFError) {
    var bytes = file
    let identification = Array(try bytes.read(16, at: 0, "header"))
    guard identification.starts(with: Self.magic) else { throw .malformed("it has no ELF magic") }
    guard (1...2).contains(identification[4]), (1...2).contains(identification[5]), identification[6] == 1
    else {
      throw .malformed("its class, byte order or version is unknown")
    }
    bytes.is64Bit = identification[4] == 2
    bytes.isBigEndian = identification[5] == 2
    let is64Bit = bytes.is64Bit
    type = try bytes.integer(2, at: 16, "header")
    machine = try bytes.integer(2, at: 18, "header")
    let programOffset = try bytes.word(at: is64Bit ? 32 : 28, "header")
    let sectionOffset = try bytes.word(at: is64Bit ? 40 : 32, "header")
    let sizes: UInt64 = is64Bit ? 54 : 42
    let entrySize = try bytes.integer(2, at: sizes, "header")
    var count = try bytes.integer(2, at: sizes + 2, "header")
    sections = (
      sectionOffset, try bytes.integer(2, at: sizes + 4, "header"),
      try bytes.integer(2, at: sizes + 6, "header")
    )
    // PN_XNUM: so many that their number stands in the first section header.
    if count == 0xFFFF {
      let (place, overflows) = sectionOffset.addingReportingOverflow(is64Bit ? 44 : 28)
      guard sectionOffset > 0, !overflows else {
        throw .malformed("its number of program headers is nowhere")
      }
      count = try bytes.integer(4, at: place, "section headers")
    }
    guard count == 0 || entrySize == (is64Bit ? 56 : 32) else {
      throw .malformed("a program header has \(entrySize) bytes")
    }
    guard count <= 1 << 16 else { throw .malformed("it has \(count) program headers") }
    var segments: [Segment] = []
    for index in 0..<count {
      let (offset, overflows) = programOffset.addingReportingOverflow(index * entrySize)
      guard !overflows else { throw .truncated("program headers") }
      segments.append(try Segment(bytes, at: offset))
    }
    self.segments = segments
    self.bytes = bytes
  }

  /// The first segment of a kind.
  func segment(_ kind: Segment.Kind) -> Segment? { segments.first { $0.kind == kind } }

  func content(of segment: Segment, _ part: String) throws(ELFError) -> ArraySlice<UInt8> {
    try bytes.read(segment.fileSize, at: segment.offset, part)
  }

  /// Where in the file an address is loaded from; nil where it is from nowhere.
  func offset(of address: UInt64) -> UInt64? {
    for segment in segments where segment.kind == .load && address >= segment.address {
      let distance = address - segment.address
      if distance < segment.fileSize { return segment.offset &+ distance }
    }
    return nil
  }
}

extension ELFHeader.Segment {
  fileprivate init(_ bytes: ELFBytes, at offset: UInt64) throws(ELFError) {
    let part = "program headers"
    // Read at once, so that no sum below can overflow.
    _ = try bytes.read(bytes.is64Bit ? 56 : 32, at: offset, part)
    kind = Kind(rawValue: try bytes.integer(4, at: offset, part))
    let flags = try bytes.integer(4, at: offset + (bytes.is64Bit ? 4 : 24), part)
    isExecutable = flags & 1 != 0
    isWritable = flags & 2 != 0
    self.offset = try bytes.word(at: offset + (bytes.is64Bit ? 8 : 4), part)
    address = try bytes.word(at: offset + (bytes.is64Bit ? 16 : 8), part)
    fileSize = try bytes.word(at: offset + (bytes.is64Bit ? 32 : 16), part)
  }
}
