import Diagnostics

/// A text as the Unicode scalars that offsets and columns count.
struct SourceScalars: Sendable {
  let scalars: [Unicode.Scalar]

  init(_ text: String, limits: Limits) throws(ExpressionErrors) {
    guard text.utf8.count <= limits.textLength else {
      let start = Position(line: 1, column: 1)
      throw ExpressionErrors([
        ExpressionError("the text is longer than \(limits.textLength) bytes", at: start)
      ])
    }
    scalars = Array(text.unicodeScalars)
  }

  func position(at offset: Int) -> Position {
    let before = scalars[..<min(offset, scalars.count)]
    let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return Position(line: 1 + before.count { $0 == "\n" }, column: 1 + before.count - lineStart)
  }

  func error(_ message: String, at offset: Int) -> ExpressionError {
    ExpressionError(message, at: position(at: offset))
  }
}
