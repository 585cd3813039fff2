/// Where the parts of a joined text stand in the file.
public struct LineMap: Hashable, Sendable {
  /// A place in the text, in UTF-8 bytes, at which a line of the file begins.
  public struct Start: Hashable, Sendable {
    public let offset: Int
    public let line: Int
  }

  /// In ascending order.
  public let starts: [Start]

  public init(starts: [Start]) {
    self.starts = starts
  }

  /// The line, counted from 1, of a byte of the text.
  public func line(ofOffset offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return starts.isEmpty ? 1 : starts[max(low - 1, 0)].line
  }

  /// The map of the text without its first bytes.
  func dropping(_ count: Int) -> LineMap {
    let first = Start(offset: 0, line: line(ofOffset: count))
    let rest = starts.filter { $0.offset > count }.map { Start(offset: $0.offset - count, line: $0.line) }
    return LineMap(starts: [first] + rest)
  }

  /// The map of this text of `length` bytes with another one behind it.
  func appending(_ other: LineMap, at length: Int) -> LineMap {
    LineMap(starts: starts + other.starts.map { Start(offset: $0.offset + length, line: $0.line) })
  }
}
