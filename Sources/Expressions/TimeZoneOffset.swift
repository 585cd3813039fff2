#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// How far a place's clocks are from Greenwich.
enum TimeZoneOffset {
  /// Seconds east of Greenwich at a point in time, for `UTC`, `-02:30`, `02:00` or a name such as `Europe/Berlin`.
  static func seconds(_ zone: String, at time: Timestamp) throws(EvaluationError) -> Int64 {
    if ["UTC", "GMT", "Z"].contains(zone) { return 0 }
    let isSigned = zone.utf8.first == UInt8(ascii: "+") || zone.utf8.first == UInt8(ascii: "-")
    var reader = DigitReader(isSigned ? zone : "+" + zone)
    if let offset = reader.zone(), reader.isAtEnd { return Int64(offset) }
    guard let file = contents(of: zone), let offset = offset(in: file, at: time.seconds) else {
      throw .invalidArgument("unknown time zone '\(zone)'")
    }
    return offset
  }

  /// The zone's file of the system's time zone database; a name cannot lead out of its folder.
  private static func contents(of zone: String) -> [UInt8]? {
    let names = zone.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isName = names.allSatisfy { name in
      name.first.map(isLetter) == true
        && name.allSatisfy { isLetter($0) || (43...57).contains($0) || $0 == 95 }
    }
    guard isName, zone.utf8.count <= 64, let file = fopen("/usr/share/zoneinfo/\(zone)", "rb") else {
      return nil
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// Reads TZif (RFC 9636): after a block of 32-bit times, the same again with 64 bits, and a rule for later times.
  private static func offset(in file: [UInt8], at seconds: Int64) -> Int64? {
    guard let first = Block(file, at: 0, width: 4) else { return nil }
    guard file[4] >= UInt8(ascii: "2") else { return first.offset(at: seconds) }
    guard let block = Block(file, at: first.end, width: 8) else { return nil }
    let footer = file[block.end...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
    if block.isPast(seconds), !footer.isEmpty { return TimeZoneRule(parsing: footer)?.offset(at: seconds) }
    return block.offset(at: seconds)
  }

  private struct Block {
    let file: [UInt8]
    let width: Int
    let times: Int
    let transitions: Int
    let types: Int
    let end: Int

    init?(_ file: [UInt8], at start: Int, width: Int) {
      guard file.count >= start + 44, file[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
      let counts = (0..<6).map { Self.integer(file[(start + 20 + $0 * 4)...].prefix(4)) }
      guard counts.allSatisfy({ (0...65_536).contains($0) }) else { return nil }
      let (universal, standard, leap) = (Int(counts[0]), Int(counts[1]), Int(counts[2]))
      self.file = file
      self.width = width
      transitions = Int(counts[3])
      types = Int(counts[4])
      times = start + 44
      end =
        times + transitions * (width + 1) + types * 6 + Int(counts[5]) + leap * (width + 4) + standard
        + universal
      guard end <= file.count, types > 0 else { return nil }
    }

    func offset(at seconds: Int64) -> Int64? {
      let passed = (0..<transitions).prefix {
        Self.integer(file[(times + $0 * width)...].prefix(width)) <= seconds
      }
      let type = passed.last.map { Int(file[times + transitions * width + $0]) } ?? 0
      guard type < types else { return nil }
      return Self.integer(file[(times + transitions * (width + 1) + type * 6)...].prefix(4))
    }

    /// Whether a time is after every change that the block lists.
    func isPast(_ seconds: Int64) -> Bool {
      transitions == 0 || Self.integer(file[(times + (transitions - 1) * width)...].prefix(width)) <= seconds
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int64 {
      let value = bytes.reduce(0) { $0 << 8 | UInt64($1) }
      return bytes.count == 4
        ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }
  }
}
