import Archives

/// The bytes of an HDF5 file and how it counts (HDF5 File Format Specification 3.0, section II).
struct HDF5File {
  static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  private let bytes: any RandomAccess
  /// What addresses count from.
  let base: Int64
  let offsetSize: Int
  let lengthSize: Int
  /// Where the file ends by its own word.
  let end: Int64
  let root: Int64

  /// Reads the superblock, which may stand behind a block of the user's own.
  init(_ bytes: any RandomAccess) throws(ModelError) {
    self.bytes = bytes
    let place = try Self.superblock(in: bytes)
    var fields = FieldCursor(
      try Self.read(bytes, at: place + 8, count: Int(min(120, bytes.length - place - 8))))
    guard let version = fields.byte() else { throw Self.truncated(at: place) }
    switch version {
    case 0, 1:
      _ = fields.take(4)
      (offsetSize, lengthSize) = (Int(fields.byte() ?? 0), Int(fields.byte() ?? 0))
      _ = fields.take(version == 0 ? 9 : 13)
    case 2, 3:
      (offsetSize, lengthSize) = (Int(fields.byte() ?? 0), Int(fields.byte() ?? 0))
      _ = fields.byte()
    default:
      throw .malformed(.badVersion, "version \(version) of the superblock does not exist", offset: place)
    }
    guard [2, 4, 8].contains(offsetSize), [2, 4, 8].contains(lengthSize) else {
      throw .malformed(.badHeader, "its addresses have \(offsetSize) bytes", offset: place)
    }
    let width = offsetSize
    func address() throws(ModelError) -> Int64? {
      guard let value = fields.number(width) else { throw Self.truncated(at: bytes.length) }
      return Self.defined(value, width)
    }
    // A base of zero counts from the superblock, as writers leave it.
    base = max(try address() ?? 0, place)
    _ = try address()
    let last = try address()
    if version < 2 {
      _ = try address()
      // The entry of the root group: the offset of its name, then its address.
      _ = try address()
    }
    guard let last, let root = try address() else {
      throw .malformed(.badHeader, "it has no root group", offset: place)
    }
    end = last
    self.root = root
  }

  private static func superblock(in bytes: any RandomAccess) throws(ModelError) -> Int64 {
    var place: Int64 = 0
    while place < bytes.length {
      let start = try read(bytes, at: place, count: Int(min(8, bytes.length - place)))
      if start == signature { return place }
      place = place == 0 ? 512 : place * 2
    }
    throw .malformed(.badMagic, "it does not begin as HDF5 does", offset: 0)
  }

  /// Bytes at an address.
  func read(_ address: Int64, count: Int) throws(ModelError) -> [UInt8] {
    let (place, overflows) = base.addingReportingOverflow(address)
    guard !overflows, address >= 0 else {
      throw .malformed(.badOffset, "an address leads out of the file", offset: nil)
    }
    return try Self.read(bytes, at: place, count: count)
  }

  /// As many bytes as there are, up to so many.
  func readUpTo(_ address: Int64, count: Int) throws(ModelError) -> [UInt8] {
    let room = bytes.length - base - address
    guard address >= 0, room > 0 else {
      throw .malformed(.badOffset, "an address leads out of the file", offset: nil)
    }
    return try read(address, count: Int(min(Int64(count), room)))
  }

  /// An address off a record; nil for one that leads nowhere by intention.
  func address(_ fields: inout FieldCursor) -> Int64? {
    fields.number(offsetSize).flatMap { Self.defined($0, offsetSize) }
  }

  func length(_ fields: inout FieldCursor) -> Int64? {
    fields.number(lengthSize).flatMap { Self.defined($0, lengthSize) }
  }

  /// All ones mean that there is none; no file reaches so far that two addresses could not be added.
  private static func defined(_ value: UInt64, _ width: Int) -> Int64? {
    let undefined: UInt64 = width == 8 ? .max : (1 << UInt64(width * 8)) - 1
    return value == undefined || value > largestAddress ? nil : Int64(value)
  }

  private static let largestAddress: UInt64 = 1 << 60

  private static func read(_ bytes: any RandomAccess, at place: Int64, count: Int) throws(ModelError)
    -> [UInt8]
  {
    do throws(ArchiveError) {
      return try bytes.bytes(at: place, count: count)
    } catch {
      throw ModelError(error, at: place)
    }
  }

  private static func truncated(at place: Int64) -> ModelError {
    .malformed(.truncated, "the file ends inside its superblock", offset: place)
  }
}
