/// Some rows of a table, a bit for each.
public struct RowSet: Equatable, Sendable {
  /// How many rows the table has.
  public let tableCount: Int
  private var words: [UInt64]

  private init(tableCount: Int, words: [UInt64]) {
    self.tableCount = tableCount
    self.words = words
  }

  public static func none(of count: Int) -> RowSet {
    RowSet(tableCount: count, words: Array(repeating: 0, count: (count + 63) / 64))
  }

  public static func all(of count: Int) -> RowSet {
    var rows = none(of: count)
    for index in rows.words.indices { rows.words[index] = .max }
    if count % 64 > 0 { rows.words[rows.words.count - 1] = (1 << UInt64(count % 64)) - 1 }
    return rows
  }

  /// The rows of a table for which a test holds.
  public static func of(_ count: Int, where holds: (Int) -> Bool) -> RowSet {
    all(of: count).filter(holds)
  }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  public func contains(_ row: Int) -> Bool {
    words[row / 64] >> UInt64(row % 64) & 1 == 1
  }

  /// Those rows of this set for which a test holds.
  @inline(__always)
  public func filter(_ holds: (Int) -> Bool) -> RowSet {
    var result = words
    for index in words.indices {
      var rest = words[index]
      while rest != 0 {
        let bit = rest & (0 &- rest)
        rest ^= bit
        if !holds(index &* 64 &+ bit.trailingZeroBitCount) { result[index] ^= bit }
      }
    }
    return RowSet(tableCount: tableCount, words: result)
  }

  public func intersection(_ other: RowSet) -> RowSet { combined(other) { $0 & $1 } }
  public func union(_ other: RowSet) -> RowSet { combined(other) { $0 | $1 } }
  public func subtracting(_ other: RowSet) -> RowSet { combined(other) { $0 & ~$1 } }

  @inline(__always)
  private func combined(_ other: RowSet, _ combine: (UInt64, UInt64) -> UInt64) -> RowSet {
    var result = words
    for index in words.indices { result[index] = combine(words[index], other.words[index]) }
    return RowSet(tableCount: tableCount, words: result)
  }
}

extension RowSet: Sequence {
  /// The rows in order.
  public struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    fileprivate var index = 0
    fileprivate var rest: UInt64

    public mutating func next() -> Int? {
      while rest == 0 {
        index += 1
        guard index < words.count else { return nil }
        rest = words[index]
      }
      defer { rest &= rest &- 1 }
      return index * 64 + rest.trailingZeroBitCount
    }
  }

  public func makeIterator() -> Iterator {
    Iterator(words: words, rest: words.first ?? 0)
  }
}
