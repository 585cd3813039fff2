/// A value without parts: its text, what that text means, and how it was written.
public struct Scalar: Sendable {
  /// The text with escapes and folding resolved; for a number, the digits as they were written.
  public let text: String
  public let kind: Kind
  public let style: Style

  public enum Kind: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string
  }

  public enum Style: Hashable, Sendable {
    case plain
    /// In single or double quotes.
    case quoted
    /// After `|` or `>`.
    case block
  }

  public init(text: String, kind: Kind, style: Style) {
    self.text = text
    self.kind = kind
    self.style = style
  }
}

extension Scalar.Kind {
  var description: String {
    switch self {
    case .null: "empty"
    case .bool: "a boolean"
    case .int, .double: "a number"
    case .string: "a string"
    }
  }
}
