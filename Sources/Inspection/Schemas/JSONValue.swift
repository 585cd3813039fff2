import Documents

/// A JSON document that keeps the order in which it was written.
indirect enum JSONValue: Sendable {
  case string(String)
  case int(Int)
  case bool(Bool)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// Indented by two spaces; short arrays of plain values stay on their line.
  func rendered(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .string(let text): return JSONText.string(text)
    case .int(let number): return String(number)
    case .bool(let flag): return flag ? "true" : "false"
    case .array(let elements):
      let line = "[\(elements.map { $0.rendered() }.joined(separator: ", "))]"
      if elements.allSatisfy(\.isPlain), line.utf8.count <= 100 { return line }
      return Self.block("[", elements.map { $0.rendered(indent: inner) }, "]", indent)
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { "\(JSONText.string($0.key)): \($0.value.rendered(indent: inner))" }
      return Self.block("{", lines, "}", indent)
    }
  }

  /// This object and more members.
  func adding(_ more: JSONValue) -> JSONValue {
    guard case .object(let members) = self, case .object(let others) = more else { return self }
    return .object(members + others)
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func block(_ open: String, _ lines: [String], _ close: String, _ indent: String) -> String {
    "\(open)\n\(lines.map { indent + "  " + $0 }.joined(separator: ",\n"))\n\(indent)\(close)"
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .string(text) }
  init(integerLiteral number: Int) { self = .int(number) }
  init(booleanLiteral flag: Bool) { self = .bool(flag) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { (key: $0.0, value: $0.1) })
  }
}
