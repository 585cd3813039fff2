import Diagnostics

/// One thing that is wrong with the text of an expression.
public struct ExpressionError: Error, Hashable, Sendable {
  public let message: String
  /// Where in the text of the expression or template.
  public let position: Position

  init(_ message: String, at position: Position) {
    self.message = message
    self.position = position
  }
}

/// Everything that is wrong with an expression, in the order of its text.
public struct ExpressionErrors: Error, Hashable, Sendable {
  public let all: [ExpressionError]

  init(_ all: [ExpressionError]) {
    self.all = all
  }
}
