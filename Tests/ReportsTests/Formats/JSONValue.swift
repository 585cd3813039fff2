import FoundationEssentials

/// Any JSON, for tests that look into documents.
enum JSONValue: Codable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(_ text: String) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value):
      if let number = Int(exactly: value) {
        try container.encode(number)
      } else {
        try container.encode(value)
      }
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  subscript(index: Int) -> JSONValue? { elements.indices.contains(index) ? elements[index] : nil }

  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// Every value of a key, wherever it stands.
  func all(_ key: String) -> [JSONValue] {
    switch self {
    case .array(let elements): elements.flatMap { $0.all(key) }
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { name, value in
        (name == key ? [value] : []) + value.all(key)
      }
    default: []
    }
  }

  /// The value with its texts replaced, those of each key by the key's name.
  func mapping(key: String = "", _ replace: (_ key: String, _ text: String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(replace(key, text))
    case .array(let elements): .array(elements.map { $0.mapping(key: key, replace) })
    case .object(let members):
      .object(
        Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.mapping(key: $0.key, replace)) }))
    default: self
    }
  }
}
