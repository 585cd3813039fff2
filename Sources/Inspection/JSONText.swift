import Documents

/// Writes a YAML node of an example as the JSON that an image would have.
enum JSONText {
  static func node(_ node: Node) -> String {
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

  static func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

  static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\(string($0.0)):\($0.1)" }.joined(separator: ","))}"
  }

  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
