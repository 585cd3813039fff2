/// Finds a text in another in time linear in both, however often the one begins within the other.
///
/// Bytes of UTF-8 never match in the middle of a scalar, so that searching bytes finds the same as searching scalars.
struct TextSearch {
  let text: [UInt8]
  private let wanted: Needle

  init(_ wanted: String, in text: String) {
    self.text = Array(text.utf8)
    self.wanted = Needle(Array(wanted.utf8))
  }

  /// The first byte of the first match at or after an offset.
  func first(from start: Int = 0) -> Int? {
    wanted.first(in: text[start...])
  }

  /// The first byte of the last match that starts at or before an offset.
  func last(upTo end: Int) -> Int? {
    let head = text.prefix(end + wanted.bytes.count)
    let reversed = Needle(wanted.bytes.reversed()).first(in: Array(head.reversed())[...])
    return reversed.map { head.count - $0 - wanted.bytes.count }
  }

  /// Every match that does not overlap the one before, at most so many.
  func all(limit: Int) -> [Range<Int>] {
    var (matches, start): ([Range<Int>], Int) = ([], 0)
    while matches.count < limit, let match = first(from: start) {
      start = match + wanted.bytes.count
      matches.append(match..<start)
    }
    return matches
  }
}

/// What is searched for, with its table of Knuth, Morris and Pratt.
private struct Needle {
  let bytes: [UInt8]
  /// For each prefix, how long the longest shorter prefix is that it ends with.
  private let borders: [Int]

  init(_ bytes: [UInt8]) {
    var borders: [Int] = []
    var length = 0
    for (index, byte) in bytes.enumerated() {
      while length > 0, bytes[length] != byte { length = borders[length - 1] }
      if index > 0, bytes[length] == byte { length += 1 }
      borders.append(length)
    }
    self.bytes = bytes
    self.borders = borders
  }

  func first(in text: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty else { return text.startIndex }
    var matched = 0
    for (index, byte) in zip(text.indices, text) {
      while matched > 0, bytes[matched] != byte { matched = borders[matched - 1] }
      if bytes[matched] == byte { matched += 1 }
      if matched == bytes.count { return index + 1 - matched }
    }
    return nil
  }
}

extension [UInt8] {
  /// How many scalars end before a byte of UTF-8.
  func scalarCount(before offset: Int) -> Int {
    prefix(offset).count { $0 & 0xC0 != 0x80 }
  }

  /// The first byte of a scalar, or the end; nil past it.
  func offset(ofScalar index: Int64) -> Int? {
    guard index >= 0 else { return nil }
    var seen: Int64 = 0
    for (offset, byte) in enumerated() where byte & 0xC0 != 0x80 {
      if seen == index { return offset }
      seen += 1
    }
    return seen == index ? count : nil
  }
}
