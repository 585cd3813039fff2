/// One field of all rows of a table, laid out so that a test over them makes no ``Value``.
public enum Column: Sendable {
  /// Of a bool: the rows where it is true.
  case flags(RowSet)
  case numbers([Int64])
  /// Of a closed text: for each row the position of its value in the list of all values.
  case words([UInt8], of: [String])
  case texts(TextColumn)
  /// Of an optional field: the rows that have it.
  case presence(RowSet)
  /// Of a list: how many elements it has.
  case lengths([Int64])
}

/// A source that can hand out whole columns: only large tables need it.
public protocol ColumnSource: ObjectSource {
  /// The column of a field; nil where there is none, and the field is then read row by row.
  ///
  /// A column says exactly what ``ObjectSource/value(field:row:)`` says.
  func column(field: Int) -> Column?
}

/// The texts of one field: spans of one array of UTF-8.
public struct TextColumn: Sendable {
  public struct Span: Sendable {
    let start: UInt32
    let length: UInt32

    /// Nil when the array is too large to be numbered.
    public init?(_ range: Range<Int>) {
      guard let start = UInt32(exactly: range.lowerBound), let length = UInt32(exactly: range.count) else {
        return nil
      }
      self.start = start
      self.length = length
    }
  }

  private let bytes: [UInt8]
  private let spans: [Span]

  public init(_ bytes: [UInt8], spans: [Span]) {
    self.bytes = bytes
    self.spans = spans
  }

  public subscript(row: Int) -> String {
    let span = spans[row]
    return String(decoding: bytes[Int(span.start)..<Int(span.start) + Int(span.length)], as: UTF8.self)
  }

  /// Those of some rows whose text a test accepts.
  @inline(__always)
  func rows(of rows: RowSet, where accepts: (UnsafeBufferPointer<UInt8>) -> Bool) -> RowSet {
    bytes.withUnsafeBufferPointer { bytes in
      spans.withUnsafeBufferPointer { spans in
        rows.filter { row in
          let span = spans[row]
          return accepts(
            UnsafeBufferPointer(rebasing: bytes[Int(span.start)..<Int(span.start) + Int(span.length)]))
        }
      }
    }
  }
}
