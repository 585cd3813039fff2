import Checklists

/// Pieces that JSON Schemas are made of.
extension JSONValue {
  static func text(_ description: String) -> JSONValue {
    ["type": "string", "minLength": 1, "description": .string(description)]
  }

  /// A text that may be empty.
  static func anyText(_ description: String) -> JSONValue {
    ["type": "string", "description": .string(description)]
  }

  /// An expression: YAML reads `true` and `1` as something else than text, and the loader takes them all the same.
  static func expression(_ description: String) -> JSONValue {
    ["type": ["string", "boolean", "number"], "description": .string(description + " (CEL)")]
  }

  static func flag(_ description: String) -> JSONValue {
    ["type": "boolean", "description": .string(description)]
  }

  static func number(_ description: String, atLeast minimum: Int = 0) -> JSONValue {
    ["type": "integer", "minimum": .int(minimum), "description": .string(description)]
  }

  static func texts(_ description: String) -> JSONValue {
    ["type": "array", "items": ["type": "string"], "description": .string(description)]
  }

  static func list(_ items: JSONValue, _ description: String) -> JSONValue {
    ["type": "array", "items": items, "description": .string(description)]
  }

  static func word(_ words: some Sequence<String>, _ description: String) -> JSONValue {
    ["enum": .array(words.map { .string($0) }), "description": .string(description)]
  }

  /// A mapping of these keys and no others.
  static func mapping(_ properties: JSONValue, required: [String] = [], _ description: String? = nil)
    -> JSONValue
  {
    var members: [(key: String, value: JSONValue)] = [("type", "object"), ("additionalProperties", false)]
    if let description { members.append(("description", .string(description))) }
    if !required.isEmpty { members.append(("required", .array(required.map { .string($0) }))) }
    return .object(members + [("properties", properties)])
  }

  /// A mapping whose keys are names.
  static func map(of values: JSONValue, _ description: String) -> JSONValue {
    ["type": "object", "additionalProperties": values, "description": .string(description)]
  }

  static let severity = mapping(
    [
      "category": .word(Category.allCases.map(\.numeral), "I is the worst."),
      "basis": .word(["assigned", "borrowed"], "Assigned by this checklist, or borrowed from another rule."),
      "from": .text("The rule that a borrowed category comes from."),
    ], required: ["category", "basis"], "How bad an open finding is.")
}
