/// Writes JSON as compact text, in the order in which it is given.
public enum JSONText {
  /// A document that was read as YAML or JSON.
  public static func node(_ node: Node) -> String {
    switch node.content {
    case .sequence(let elements): list(elements.map(self.node))
    case .mapping(let members): object(members.map { ($0.key, self.node($0.value)) })
    case .scalar(let scalar):
      switch scalar.kind {
      case .string: string(scalar.text)
      case .null: "null"
      case .bool(let value): value ? "true" : "false"
      case .int(let value): String(value)
      case .double(let value): String(value)
      }
    }
  }

  public static func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

  public static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\(string($0.0)):\($0.1)" }.joined(separator: ","))}"
  }

  /// A text in double quotes, which YAML reads in the same way: it allows fewer characters to stand as they are.
  public static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\" + String(scalar)
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
