/// A named text and its lines, so that a message can quote the line it is about.
public struct SourceText: Sendable {
  public let name: String
  public let text: String
  public let lines: [String]

  /// Splits on scalars: as a `Character`, "\r\n" is one value that `split(separator: "\n")` misses.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
    lines =
      text.unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        var scalars = String.UnicodeScalarView(line)
        if scalars.last == "\r" { scalars.removeLast() }
        return String(scalars)
      }
  }

  /// The text of a line, counted from 1; nil past the end.
  public func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  /// The position of a UTF-8 offset; the end of the text for an offset past it.
  public func position(ofUTF8Offset offset: Int) -> Position {
    var (line, column, seen) = (1, 1, 0)
    for scalar in text.unicodeScalars {
      if seen >= offset { break }
      seen += UTF8.width(scalar)
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return Position(line: line, column: column)
  }
}
