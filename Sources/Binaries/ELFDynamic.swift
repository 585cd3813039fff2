/// The dynamic section, found as the loader finds it: by its program header (System V ABI, "Dynamic Section").
struct ELFDynamic {
  private enum Tag: UInt64 {
    case end = 0
    case needed = 1
    case hash = 4
    case stringTable = 5
    case symbolTable = 6
    case stringSize = 10
    case soname = 14
    case rpath = 15
    case bindNow = 24
    case runpath = 29
    case flags = 30
    case gnuHash = 0x6FFF_FEF5
    case flags1 = 0x6FFF_FFFB
  }

  private var values: [Tag: UInt64] = [:]
  private var neededOffsets: [UInt64] = []
  private let header: ELFHeader
  private var strings: ArraySlice<UInt8> = []

  private(set) var needed: [[UInt8]] = []
  private(set) var soname: [UInt8]?
  private(set) var rpath: [UInt8]?
  private(set) var runpath: [UInt8]?

  init(_ segment: ELFHeader.Segment, of header: ELFHeader) throws(ELFError) {
    self.header = header
    let width: UInt64 = header.bytes.is64Bit ? 8 : 4
    _ = try header.content(of: segment, "dynamic section")
    guard segment.fileSize / (width * 2) <= 1 << 16 else {
      throw .malformed("its dynamic section is too large")
    }
    for index in 0..<segment.fileSize / (width * 2) {
      let place = segment.offset + index * width * 2
      let tag = try header.bytes.word(at: place, "dynamic section")
      let value = try header.bytes.word(at: place + width, "dynamic section")
      if tag == Tag.end.rawValue { break }
      guard let tag = Tag(rawValue: tag) else { continue }
      if tag == .needed { neededOffsets.append(value) } else { values[tag] = value }
    }
    try readStrings()
  }

  /// All symbols are looked up when the program starts, after which their table can be read-only.
  var bindsNow: Bool {
    values[.bindNow] != nil || (values[.flags] ?? 0) & 0x8 != 0 || (values[.flags1] ?? 0) & 0x1 != 0
  }

  /// DF_1_PIE.
  var isPositionIndependentExecutable: Bool { (values[.flags1] ?? 0) & 0x0800_0000 != 0 }

  private mutating func readStrings() throws(ELFError) {
    guard let address = values[.stringTable], let size = values[.stringSize] else {
      guard neededOffsets.isEmpty else { throw .malformed("it needs libraries, and has no table of names") }
      return
    }
    guard let offset = header.offset(of: address) else {
      throw .malformed("its table of names is in no segment")
    }
    strings = try header.bytes.read(size, at: offset, "table of names")
    for place in neededOffsets { needed.append(Array(try string(at: place))) }
    soname = try values[.soname].map { offset throws(ELFError) in Array(try string(at: offset)) }
    rpath = try values[.rpath].map { offset throws(ELFError) in Array(try string(at: offset)) }
    runpath = try values[.runpath].map { offset throws(ELFError) in Array(try string(at: offset)) }
  }

  private func string(at offset: UInt64) throws(ELFError) -> ArraySlice<UInt8> {
    guard offset < UInt64(strings.count) else { throw .malformed("a name lies behind the table of names") }
    let start = strings.startIndex + Int(offset)
    guard let end = strings[start...].firstIndex(of: 0) else { throw .malformed("a name has no end") }
    return strings[start..<end]
  }

  /// Calls back with the name of every dynamic symbol, and whether it is looked up elsewhere.
  ///
  /// Nothing but the hash tables tells how many there are, since sections may be missing.
  func eachSymbol(_ found: (_ name: ArraySlice<UInt8>, _ isUndefined: Bool) -> Void) throws(ELFError) {
    guard let address = values[.symbolTable] else { return }
    guard let table = header.offset(of: address) else { throw .malformed("its symbols are in no segment") }
    let size: UInt64 = header.bytes.is64Bit ? 24 : 16
    let count = try symbolCount(table, size: size)
    let (length, overflows) = count.multipliedReportingOverflow(by: size)
    guard !overflows else { throw .truncated("symbols") }
    _ = try header.bytes.read(length, at: table, "symbols")
    for index in 0..<count {
      let place = table + index * size
      let name = try header.bytes.integer(4, at: place, "symbols")
      let section = try header.bytes.integer(2, at: place + (header.bytes.is64Bit ? 6 : 14), "symbols")
      if name != 0 { found(try string(at: name), section == 0) }
    }
  }

  private func symbolCount(_ table: UInt64, size: UInt64) throws(ELFError) -> UInt64 {
    if let address = values[.hash] {
      guard let offset = header.offset(of: address) else {
        throw .malformed("its hash table is in no segment")
      }
      return try header.bytes.integer(4, at: offset &+ 4, "hash table")
    }
    guard let address = values[.gnuHash] else { return 0 }
    guard let offset = header.offset(of: address) else { throw .malformed("its hash table is in no segment") }
    return try gnuSymbolCount(offset)
  }

  /// The last chain of DT_GNU_HASH ends at the last symbol.
  private func gnuSymbolCount(_ offset: UInt64) throws(ELFError) -> UInt64 {
    let part = "hash table"
    let bytes = header.bytes
    _ = try bytes.read(16, at: offset, part)
    let bucketCount = try bytes.integer(4, at: offset, part)
    let first = try bytes.integer(4, at: offset + 4, part)
    let filterWords = try bytes.integer(4, at: offset + 8, part)
    let buckets = offset + 16 + filterWords * (bytes.is64Bit ? 8 : 4)
    _ = try bytes.read(bucketCount * 4, at: buckets, part)
    var last: UInt64 = 0
    for index in 0..<bucketCount { last = max(last, try bytes.integer(4, at: buckets + index * 4, part)) }
    guard last >= first else { return first }
    let chains = buckets + bucketCount * 4
    while try bytes.integer(4, at: chains + (last - first) * 4, part) & 1 == 0 { last += 1 }
    return last + 1
  }
}
