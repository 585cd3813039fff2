/// Finds where keywords stand, in whatever case, in far less than a nanosecond a byte where there are none.
///
/// Three bytes at every place are hashed into a table of bits; only where the bit is set are keywords compared. The three
/// of each keyword are its rarest, so that common words cost nothing.
struct KeywordFilter: Sendable {
  private struct Probe: Sendable {
    /// In lower case, as ``folded(_:)`` makes it.
    let keyword: [UInt8]
    /// Where the three bytes stand in the keyword.
    let offset: Int
    /// What the keyword belongs to.
    let owner: Int
  }

  private var bits = [UInt64](repeating: 0, count: 1 << 10)
  private var probes: [UInt32: [Probe]] = [:]

  /// - Parameter keywords: with the number of what each belongs to; none has fewer than three bytes.
  init(_ keywords: [(keyword: String, owner: Int)]) {
    for (keyword, owner) in keywords {
      let bytes = keyword.utf8.map(Self.folded)
      guard let offset = Self.rarest(in: bytes) else { continue }
      let hash = Self.hash(
        UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16)
      bits[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
      probes[hash, default: []].append(Probe(keyword: bytes, offset: offset, owner: owner))
    }
  }

  /// Calls back for each keyword that begins in a range, with its owner and its place.
  func search(
    _ text: UnsafeRawBufferPointer, in range: Range<Int>, _ found: (_ owner: Int, _ place: Int) -> Void
  ) {
    // The three bytes of a keyword that begins in the range may stand behind it.
    let end = min(range.upperBound + Self.longest, text.count) - 3
    var place = range.lowerBound
    bits.withUnsafeBufferPointer { bits in
      while place < end {
        let word = text.loadUnaligned(fromByteOffset: place, as: UInt32.self) & 0xFF_FFFF | 0x20_2020
        let hash = Self.hash(word)
        if bits[Int(hash >> 6)] >> UInt64(hash & 63) & 1 != 0 { compare(text, at: place, hash, range, found) }
        place += 1
      }
    }
    // No word of four bytes can be loaded at the very end.
    if place == text.count - 3, place >= range.lowerBound {
      let word = (0..<3).reduce(UInt32(0)) { $0 | UInt32(text[place + $1]) << UInt32($1 * 8) } | 0x20_2020
      compare(text, at: place, Self.hash(word), range, found)
    }
  }

  private func compare(
    _ text: UnsafeRawBufferPointer, at place: Int, _ hash: UInt32, _ range: Range<Int>,
    _ found: (Int, Int) -> Void
  ) {
    for probe in probes[hash] ?? [] {
      let start = place - probe.offset
      guard range.contains(start), start + probe.keyword.count <= text.count else { continue }
      let candidate = text[start..<start + probe.keyword.count]
      if candidate.lazy.map(Self.folded).elementsEqual(probe.keyword) { found(probe.owner, start) }
    }
  }

  /// How long a keyword may be.
  private static let longest = 32

  @inline(__always)
  private static func hash(_ word: UInt32) -> UInt32 { (word &* 0x9E37_79B1) >> 16 }

  /// One bit lost: letters lose their case, and what else falls together is told apart by the pattern.
  private static func folded(_ byte: UInt8) -> UInt8 { byte | 0x20 }

  private static func rarest(in keyword: [UInt8]) -> Int? {
    (0..<max(0, min(keyword.count, longest) - 2)).max { left, right in
      rarity(keyword[left..<left + 3]) < rarity(keyword[right..<right + 3])
    }
  }

  /// Letters by how often English has them; everything else is rarer.
  private static let letters = Array("etaoinshrdlcumwfgypbvkjxqz".utf8)

  private static func rarity(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + (letters.firstIndex(of: $1) ?? letters.count) }
  }
}
