/// The parts of an ELF file that were kept, read as its header says numbers are written.
struct ELFBytes {
  /// Parts in order; they do not touch.
  private let parts: [(start: UInt64, bytes: [UInt8])]
  /// Of the whole file.
  let size: UInt64
  var is64Bit = true
  var isBigEndian = false

  init(_ parts: [(start: UInt64, bytes: [UInt8])], size: UInt64) {
    self.parts = parts
    self.size = size
  }

  /// - Parameter part: what is read, for the error.
  func read(_ count: UInt64, at offset: UInt64, _ part: String) throws(ELFError) -> ArraySlice<UInt8> {
    let (end, overflows) = offset.addingReportingOverflow(count)
    guard !overflows, end <= size else { throw .truncated(part) }
    for kept in parts where kept.start <= offset && end <= kept.start + UInt64(kept.bytes.count) {
      let start = Int(offset - kept.start)
      return kept.bytes[start..<start + Int(count)]
    }
    if count == 0 { return [] }
    throw .notKept(part)
  }

  func integer(_ count: UInt64, at offset: UInt64, _ part: String) throws(ELFError) -> UInt64 {
    let bytes = try read(count, at: offset, part)
    return isBigEndian
      ? bytes.reduce(0) { $0 << 8 | UInt64($1) } : bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// An address or offset: four bytes, or eight.
  func word(at offset: UInt64, _ part: String) throws(ELFError) -> UInt64 {
    try integer(is64Bit ? 8 : 4, at: offset, part)
  }
}
