import Expressions

struct UnknownType: Error {
  let text: String
}

extension ExpressionType {
  /// Reads `map(string, list(int))`; any other word is the name of an object type.
  init(parsing text: String) throws {
    let simple: [String: ExpressionType] = [
      "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
      "timestamp": .timestamp, "duration": .duration, "dyn": .dyn,
    ]
    guard let open = text.firstIndex(of: "(") else {
      self = simple[text] ?? .object(text)
      return
    }
    let inner = String(text[text.index(after: open)...].dropLast())
    switch text[..<open] {
    case "list": self = .list(try ExpressionType(parsing: inner))
    case "optional": self = .optional(try ExpressionType(parsing: inner))
    case "map":
      // Keys are simple types, so that the first comma is the one between.
      guard let comma = inner.firstIndex(of: ",") else { throw UnknownType(text: text) }
      self = .map(
        try ExpressionType(parsing: String(inner[..<comma])),
        try ExpressionType(parsing: String(inner[comma...].dropFirst().drop { $0 == " " })))
    default: throw UnknownType(text: text)
    }
  }
}
