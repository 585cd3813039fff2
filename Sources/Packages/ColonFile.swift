/// A file of colon-separated lines, such as `/etc/passwd`, before its fields are given their meaning.
struct ColonFile {
  struct Entry {
    let line: Int
    private let fields: [ArraySlice<UInt8>]

    fileprivate init(_ line: Line) {
      self.line = line.number
      fields = line.bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    }

    fileprivate var count: Int { fields.count }

    /// Empty for a field that a short line lacks.
    subscript(index: Int) -> String { index < fields.count ? fields[index].text : "" }
  }

  private(set) var entries: [Entry] = []
  private(set) var problems: [String] = []

  init(parsing bytes: [UInt8], fieldCount: Int) {
    for line in bytes.lines {
      switch line.bytes.first {
      case nil: problems.append(line.problem("empty"))
      case UInt8(ascii: "#"): problems.append(line.problem("a comment, which this file does not have"))
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        problems.append(line.problem("refers to NIS, so more may be known at run time than stands here"))
        entries.append(Entry(line))
      default: add(Entry(line), fieldCount: fieldCount)
      }
    }
  }

  private mutating func add(_ entry: Entry, fieldCount: Int) {
    if entry.count != fieldCount {
      problems.append("line \(entry.line): \(entry.count) fields instead of \(fieldCount)")
    }
    if entry[0].isEmpty { problems.append("line \(entry.line): the name is empty") }
    entries.append(entry)
  }

  /// The number in a field; nil, and a problem, when it is none.
  mutating func number(_ entry: Entry, _ index: Int, _ what: String) -> UInt32? {
    if let number = UInt32(entry[index]) { return number }
    // A reference to NIS has no numbers, and has been told.
    if entry[0].utf8.first == UInt8(ascii: "+") || entry[0].utf8.first == UInt8(ascii: "-") { return nil }
    problems.append("line \(entry.line): the \(what) is not a number")
    return nil
  }
}
