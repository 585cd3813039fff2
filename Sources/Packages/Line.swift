import Diagnostics

/// One line of a file, without its line feed.
struct Line {
  /// Counted from 1.
  let number: Int
  let bytes: ArraySlice<UInt8>

  func problem(_ message: String) -> String { "line \(number): \(message)" }
}

extension [UInt8] {
  var lines: [Line] {
    var lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.enumerated().map { Line(number: $0 + 1, bytes: $1) }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes as text, with escapes where they are not UTF-8.
  var text: String { String(escapingInvalid: self) }

  /// Without white space at either end; a carriage return before the line feed is white space too.
  var trimmed: ArraySlice<UInt8> {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return [] }
    return self[...last].drop(while: \.isWhitespace)
  }

  /// What stands before and after the first `mark`; nil without one.
  func halves(at mark: (UInt8) -> Bool) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
    guard let index = firstIndex(where: mark) else { return nil }
    return (self[..<index], self[(index + 1)...])
  }

  func halves(at mark: Unicode.Scalar) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
    halves { $0 == UInt8(ascii: mark) }
  }

  var words: [ArraySlice<UInt8>] { split(whereSeparator: \.isWhitespace) }

  /// Whether these are the bytes of the text, without regard to ASCII case.
  func isSpelt(_ text: String) -> Bool {
    lazy.map(\.lowered).elementsEqual(text.utf8.lazy.map(\.lowered))
  }

  var lowered: ArraySlice<UInt8> { map(\.lowered)[...] }
}

extension UInt8 {
  var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  var lowered: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
