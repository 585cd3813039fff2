/// What Go's linker wrote into a program of how it was built (Go, package `debug/buildinfo`).
public struct GoBuildInfo: Hashable, Sendable {
  /// Such as `go1.22.1`.
  public let version: [UInt8]
  /// The modules, line by line; empty in a program that was built without them.
  public let modules: [UInt8]

  /// Bytes of a writable segment's beginning in which it stands.
  static let window: UInt64 = 1 << 20
  private static let magic = [0xFF] + Array(" Go buildinf:".utf8)
  private static let alignment: UInt64 = 16
  private static let headerSize: UInt64 = 32
  private static let longest: UInt64 = 1 << 20

  /// Nil in a program that has none.
  ///
  /// - Parameter isGo: that it is Go's, so that data which cannot be read is an error.
  init?(of header: ELFHeader, isGo: Bool) throws(ELFError) {
    let place: UInt64
    do throws(ELFError) {
      guard let found = try Self.place(in: header) else { return nil }
      place = found
    } catch {
      if isGo { throw error }
      return nil
    }
    let flags = try header.bytes.integer(1, at: place + 15, Self.part)
    if flags & 2 != 0 {
      // Since Go 1.18 both texts follow, each behind its length.
      var next = place + Self.headerSize
      version = try Self.text(at: &next, header.bytes)
      modules = Self.withoutMarks(try Self.text(at: &next, header.bytes))
    } else {
      let pointers = GoPointers(
        header, size: try header.bytes.integer(1, at: place + 14, Self.part), isBigEndian: flags & 1 != 0)
      version = try pointers.text(namedAt: place + 16)
      modules = Self.withoutMarks(try pointers.text(namedAt: place + 16 + pointers.size))
    }
  }

  /// Where data that is written lies; another linker than Go's own may put some before it.
  static func segments(of header: ELFHeader) -> [ELFHeader.Segment] {
    header.segments.filter { $0.kind == .load && $0.isWritable && $0.fileSize > 0 }
  }

  private static func place(in header: ELFHeader) throws(ELFError) -> UInt64? {
    for segment in segments(of: header) {
      let bytes = try header.bytes.read(min(segment.fileSize, window), at: segment.offset, "its data")
      // Aligned by its address, which the beginning of a segment need not be.
      let first = bytes.startIndex + Int((alignment - segment.address % alignment) % alignment)
      let found = stride(from: first, to: bytes.endIndex - magic.count, by: Int(alignment))
        .first { bytes[$0] == 0xFF && bytes[$0...].starts(with: magic) }
      if let found { return segment.offset + UInt64(found - bytes.startIndex) }
    }
    return nil
  }

  static let part = "its Go build information"

  static func read(_ count: UInt64, at offset: UInt64, _ bytes: ELFBytes) throws(ELFError) -> [UInt8] {
    guard count <= longest else { throw .malformed("\(part) has \(count) bytes") }
    return Array(try bytes.read(count, at: offset, part))
  }

  /// A text behind its length (Go, `encoding/binary`, unsigned varint).
  private static func text(at place: inout UInt64, _ bytes: ELFBytes) throws(ELFError) -> [UInt8] {
    var count: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 28, by: 7) {
      let byte = try bytes.integer(1, at: place, part)
      place += 1
      count |= (byte & 0x7F) << shift
      guard byte & 0x80 == 0 else { continue }
      defer { place += count }
      return try read(count, at: place, bytes)
    }
    throw .malformed("\(part) has a length without an end")
  }

  /// The linker puts sixteen bytes before and behind the modules, by which a running program finds them.
  private static func withoutMarks(_ text: [UInt8]) -> [UInt8] {
    guard text.count >= 33, text[text.count - 17] == UInt8(ascii: "\n") else { return [] }
    return Array(text[16..<text.count - 16])
  }
}

/// How Go before 1.18 named its texts: by the address of an address and a length.
private struct GoPointers {
  let size: UInt64
  private let isBigEndian: Bool
  private let header: ELFHeader

  init(_ header: ELFHeader, size: UInt64, isBigEndian: Bool) {
    self.header = header
    self.size = size
    self.isBigEndian = isBigEndian
  }

  func text(namedAt offset: UInt64) throws(ELFError) -> [UInt8] {
    guard size == 4 || size == 8 else {
      throw .malformed("\(GoBuildInfo.part) has addresses of \(size) bytes")
    }
    let name = try place(of: try word(at: offset))
    return try GoBuildInfo.read(
      try word(at: name + size), at: try place(of: try word(at: name)), header.bytes)
  }

  private func word(at offset: UInt64) throws(ELFError) -> UInt64 {
    var bytes = header.bytes
    bytes.isBigEndian = isBigEndian
    return try bytes.integer(size, at: offset, GoBuildInfo.part)
  }

  /// Where in the file the byte at an address is.
  private func place(of address: UInt64) throws(ELFError) -> UInt64 {
    for segment in header.segments where segment.kind == .load && address >= segment.address {
      let distance = address - segment.address
      let (offset, overflows) = segment.offset.addingReportingOverflow(distance)
      if distance < segment.fileSize, !overflows, offset < UInt64.max - 16 { return offset }
    }
    throw .malformed("\(GoBuildInfo.part) names an address that nothing is loaded at")
  }
}
