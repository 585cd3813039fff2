/// The record at the end of a ZIP archive that says where its directory lies (APPNOTE 4.3.14 to 4.3.16).
struct ZipEndRecord {
  static let size = 22
  private static let signature: [UInt8] = [0x50, 0x4B, 5, 6]
  private static let locatorSize: Int64 = 20
  private static let wideSize: Int64 = 56

  let entryCount: UInt64
  let directorySize: Int64
  /// Counted from the first member.
  let directoryOffset: Int64
  /// Where the directory has to end: at this record, or at the wide one of Zip64.
  let directoryEnd: Int64
  /// Where the record itself lies.
  let offset: Int64
  let comment: [UInt8]
  let irregularities: [ZipIrregularity]

  /// Where a record lies whose comment reaches just to the end of the file, the last one first; without one, the last
  /// whose comment lies in the file, as many readers take it.
  static func offsets(in bytes: any RandomAccess) throws(ArchiveError) -> [Int64] {
    let start = max(0, bytes.length - Int64(size + Int(UInt16.max)))
    let tail = try bytes.bytes(at: start, count: Int(bytes.length - start))
    let exact = offsets(inTail: tail)
    let found =
      exact.isEmpty
      ? places(inTail: tail).filter { commentEnd(at: $0, in: tail) < tail.count }.prefix(1) : exact[...]
    return found.map { start + Int64($0) }
  }

  /// The same for the last bytes of a file, counted from their beginning.
  static func offsets(inTail tail: [UInt8]) -> [Int] {
    places(inTail: tail).filter { commentEnd(at: $0, in: tail) == tail.count }
  }

  private static func places(inTail tail: [UInt8]) -> [Int] {
    guard tail.count >= size else { return [] }
    return (0...tail.count - size).reversed().filter { place in
      tail[place] == signature[0] && tail[place...].starts(with: signature)
    }
  }

  private static func commentEnd(at place: Int, in tail: [UInt8]) -> Int {
    place + size + Int(LittleEndianFields(tail[place...]).uint16(20))
  }

  init(at offset: Int64, in bytes: any RandomAccess) throws(ArchiveError) {
    let record = try bytes.bytes(at: offset, count: Self.size)
    let fields = LittleEndianFields(record[...])
    comment = try bytes.bytes(at: offset + Int64(Self.size), count: Int(fields.uint16(20)))
    self.offset = offset
    let narrow = (
      count: UInt64(fields.uint16(10)), size: UInt64(fields.uint32(12)), offset: UInt64(fields.uint32(16))
    )
    guard let wide = try Self.wideRecord(before: offset, in: bytes) else {
      (entryCount, directoryEnd, irregularities) = (narrow.count, offset, [])
      (directorySize, directoryOffset) = (Int64(narrow.size), Int64(narrow.offset))
      return
    }
    // PyTorch writes both records, also where one would do: they have to agree.
    let pairs: [(UInt64, UInt64, UInt64)] = [
      (narrow.count, wide.count, 0xFFFF), (narrow.size, wide.size, 0xFFFF_FFFF),
      (narrow.offset, wide.offset, 0xFFFF_FFFF),
    ]
    let agree = pairs.allSatisfy { $0.0 == $0.1 || $0.0 == $0.2 }
    irregularities =
      agree
      ? [] : [ZipIrregularity(.endRecord, "its two end records name different directories", offset: offset)]
    guard wide.size < 1 << 62, wide.offset < 1 << 62 else {
      throw .damaged("the directory would lie beyond any file")
    }
    (entryCount, directoryEnd) = (wide.count, wide.place)
    (directorySize, directoryOffset) = (Int64(wide.size), Int64(wide.offset))
  }

  private static func wideRecord(
    before offset: Int64, in bytes: any RandomAccess
  ) throws(ArchiveError) -> (count: UInt64, size: UInt64, offset: UInt64, place: Int64)? {
    let locatorPlace = offset - locatorSize
    guard locatorPlace >= 0 else { return nil }
    let locator = try bytes.bytes(at: locatorPlace, count: Int(locatorSize))
    guard locator.starts(with: [0x50, 0x4B, 6, 7]) else { return nil }
    // The one place that does not depend on bytes before the archive: right in front of its locator.
    let place = locatorPlace - wideSize
    guard place >= 0 else { throw .damaged("the Zip64 end record is missing") }
    let record = try bytes.bytes(at: place, count: Int(wideSize))
    guard record.starts(with: [0x50, 0x4B, 6, 6]) else {
      throw .unsupported("the Zip64 end record does not stand in front of its locator")
    }
    let fields = LittleEndianFields(record[...])
    return (fields.uint64(32), fields.uint64(40), fields.uint64(48), place)
  }
}
