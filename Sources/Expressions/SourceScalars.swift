import Diagnostics

/// A text as the Unicode scalars that offsets and columns count.
struct SourceScalars: Sendable {
  let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  init(_ text: String, limits: Limits) throws(ExpressionErrors) {
    guard text.utf8.count <= limits.textLength else {
      let start = Position(line: 1, column: 1)
      throw ExpressionErrors([
        ExpressionError("the text is longer than \(limits.textLength) bytes", at: start)
      ])
    }
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
  }

  func position(at offset: Int) -> Position {
    let offset = min(offset, scalars.count)
    var (line, end) = (0, lineStarts.count)
    while line + 1 < end {
      let middle = (line + end) / 2
      if lineStarts[middle] <= offset { line = middle } else { end = middle }
    }
    return Position(line: line + 1, column: 1 + offset - lineStarts[line])
  }

  func error(_ message: String, at offset: Int) -> ExpressionError {
    ExpressionError(message, at: position(at: offset))
  }
}
