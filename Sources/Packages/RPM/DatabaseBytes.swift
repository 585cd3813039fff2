/// What is wrong with a database that it cannot be read whole.
struct DatabaseError: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Bytes that name places in themselves, read within their bounds.
struct DatabaseBytes {
  let bytes: ArraySlice<UInt8>
  var isBigEndian = false

  var count: Int { bytes.count }

  /// - Parameter part: what is read, for the error.
  func slice(at offset: Int, count: Int, _ part: String) throws(DatabaseError) -> ArraySlice<UInt8> {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      throw DatabaseError("\(part) lies outside of the file")
    }
    let start = bytes.startIndex + offset
    return bytes[start..<start + count]
  }

  func integer<Word: FixedWidthInteger>(
    _: Word.Type, at offset: Int, _ part: String
  ) throws(DatabaseError) -> Word {
    let bytes = try slice(at: offset, count: Word.bitWidth / 8, part)
    return isBigEndian ? Word(bigEndian: bytes) : Word(bigEndian: bytes).byteSwapped
  }
}

extension FixedWidthInteger {
  /// The number that these bytes are, the highest first.
  init(bigEndian bytes: ArraySlice<UInt8>) {
    self = bytes.reduce(0) { $0 << 8 | Self(truncatingIfNeeded: $1) }
  }
}
