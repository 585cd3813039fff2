/// Tests a text against several others at once.
struct TextMatcher: Sendable {
  enum Relation: Hashable, Sendable {
    case equals, startsWith, endsWith, under
  }

  private let relation: Relation
  private let bytes: [UInt8]
  /// The places of the texts in `bytes`, those of one table slot together.
  private let ranges: [Range<Int>]
  /// For each byte that a match must have at `position`, where its texts stand in `ranges`.
  private let slots: [Range<Int>]
  /// Counted from the start, or from the end for ``Relation/endsWith``.
  private let position: Int
  /// Whether one of the texts is empty: then a text too short for the table may match, too.
  private let matchesEmpty: Bool

  /// - Parameter texts: what to compare with; any one that fits is enough.
  init(_ relation: Relation, _ texts: [String]) {
    self.relation = relation
    let slash = UInt8(ascii: "/")
    var keys = texts.map { Array($0.utf8) }
    // A folder counts with and without its last slash.
    if relation == .under { keys = keys.map { $0.last == slash ? $0.dropLast() : $0 } }
    // Comparing one byte first spares nearly all other comparisons.
    let position = max(0, (keys.map(\.count).min() ?? 0) - 1)
    self.position = relation == .endsWith ? 0 : position
    let isFromEnd = relation == .endsWith
    var buckets: [[[UInt8]]] = Array(repeating: [], count: 256)
    for key in keys {
      if key.isEmpty {
        for index in buckets.indices { buckets[index].append(key) }
      } else {
        buckets[Int(isFromEnd ? key[key.count - 1] : key[position])].append(key)
      }
    }
    var (bytes, ranges, slots): ([UInt8], [Range<Int>], [Range<Int>]) = ([], [], [])
    for bucket in buckets {
      let first = ranges.count
      for key in bucket {
        ranges.append(bytes.count..<bytes.count + key.count)
        bytes += key
      }
      slots.append(first..<ranges.count)
    }
    self.bytes = bytes
    self.ranges = ranges
    self.slots = slots
    matchesEmpty = keys.contains(where: \.isEmpty)
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > position else { return matchesEmpty && (relation != .equals || text.isEmpty) }
    let index = relation == .endsWith ? text.count &- 1 : position
    let slot = slots[Int(text[index])]
    if slot.isEmpty { return false }
    return slot.contains { fits(text, ranges[$0]) }
  }

  private func fits(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let length = range.count
    guard text.count >= length else { return false }
    switch relation {
    case .equals: if text.count != length { return false }
    case .under: if text.count > length, text[length] != UInt8(ascii: "/") { return false }
    case .startsWith, .endsWith: break
    }
    let start = relation == .endsWith ? text.count &- length : 0
    return bytes.withUnsafeBufferPointer { bytes in
      (0..<length).allSatisfy { bytes[range.lowerBound &+ $0] == text[start &+ $0] }
    }
  }
}
