/// A word of an expression, and where it stands.
struct Token: Sendable {
  enum Kind: Hashable, Sendable {
    case identifier(String)
    /// A field name in backticks, which may hold `.`, `-`, `/` and spaces.
    case quotedIdentifier(String)
    /// The digits alone: the sign belongs to the parser.
    case integer(UInt64, isUnsigned: Bool)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case symbol(String)
    case end
  }

  let kind: Kind
  /// In scalars, from the start of the text.
  let offset: Int
}

extension Token.Kind: CustomStringConvertible {
  var description: String {
    switch self {
    case .identifier(let name), .quotedIdentifier(let name): "'\(name)'"
    case .integer(let value, _): "the number \(value)"
    case .double(let value): "the number \(value)"
    case .string: "a string"
    case .bytes: "a bytes literal"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end"
    }
  }
}
