/// rpm's own format, `Packages.db`: pages of slots that name blobs, then the blobs, little-endian (rpm, `lib/backend/ndb/rpmpkg.c`).
enum NDBDatabase {
  private static let magic = word("RpmP")
  private static let slotMagic = word("Slot")
  private static let headMagic = word("BlbS")
  private static let tailMagic = word("BlbE")
  private static let pageSize = 4096
  private static let headerSize = 32
  /// The size of a slot, of a blob's head and of the blocks that places are counted in.
  private static let blockSize = 16
  private static let tailSize = 12

  static func packages(in database: [UInt8]) throws(DatabaseError) -> [[UInt8]] {
    let bytes = DatabaseBytes(bytes: database[...])
    guard try bytes.integer(UInt32.self, at: 0, "the header") == magic else {
      throw DatabaseError("it does not begin as an ndb database does")
    }
    let version = try bytes.integer(UInt32.self, at: 4, "the header")
    guard version == 0 else {
      throw DatabaseError("it has the version \(version) of ndb, which is not known")
    }
    let slotsEnd = Int(try bytes.integer(UInt32.self, at: 12, "the header")) * pageSize
    guard slotsEnd <= bytes.count else { throw DatabaseError("the slots lie outside of the file") }
    var packages: [[UInt8]] = []
    var blobSize = 0
    for slot in stride(from: headerSize, to: slotsEnd, by: blockSize) {
      guard try bytes.integer(UInt32.self, at: slot, "a slot") == slotMagic else {
        throw DatabaseError("there is no slot where one should be")
      }
      let number = try bytes.integer(UInt32.self, at: slot + 4, "a slot")
      let start = Int(try bytes.integer(UInt32.self, at: slot + 8, "a slot")) * blockSize
      let size = Int(try bytes.integer(UInt32.self, at: slot + 12, "a slot")) * blockSize
      if start == 0 { continue }
      // Blobs do not overlap, so that together they are no larger than the file.
      blobSize += size
      guard start >= slotsEnd, blobSize <= bytes.count else { throw DatabaseError("a slot overlaps others") }
      packages.append(try blob(number, in: bytes.slice(at: start, count: size, "package \(number)")))
    }
    return packages
  }

  /// A head, the package's header, zeros up to a whole block, and a tail.
  private static func blob(_ number: UInt32, in slice: ArraySlice<UInt8>) throws(DatabaseError) -> [UInt8] {
    let bytes = DatabaseBytes(bytes: slice)
    let part = "package \(number)"
    let tail = bytes.count - tailSize
    guard try bytes.integer(UInt32.self, at: 0, part) == headMagic,
      try bytes.integer(UInt32.self, at: 4, part) == number,
      try bytes.integer(UInt32.self, at: tail + 8, part) == tailMagic
    else { throw DatabaseError("\(part) is not where its slot says") }
    let count = Int(try bytes.integer(UInt32.self, at: 12, part))
    guard count <= tail - blockSize, count == Int(try bytes.integer(UInt32.self, at: tail + 4, part)) else {
      throw DatabaseError("\(part) is larger than its slot")
    }
    guard try bytes.integer(UInt32.self, at: tail, part) == adler32(slice.dropLast(tailSize)) else {
      throw DatabaseError("\(part) has another checksum")
    }
    return Array(try bytes.slice(at: blockSize, count: count, part))
  }

  /// The checksum of RFC 1950.
  private static func adler32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    var rest = bytes
    while !rest.isEmpty {
      // As many as cannot overflow.
      for byte in rest.prefix(5552) {
        low += UInt32(byte)
        high += low
      }
      (low, high) = (low % 65521, high % 65521)
      rest = rest.dropFirst(5552)
    }
    return high << 16 | low
  }

  private static func word(_ text: String) -> UInt32 {
    UInt32(bigEndian: Array(text.utf8)[...]).byteSwapped
  }
}
