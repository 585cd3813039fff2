import Expressions
import FoundationEssentials

/// A value with its type beside it, such as `{"int": "-1"}`: JSON has one kind of number.
struct TaggedValue: Codable {
  private enum Tag: String, CodingKey {
    case null, bool, int, uint, double, string, bytes, list, map, timestamp, duration, type, optional, object
  }

  let value: Value

  init(value: Value) {
    self.value = value
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Tag.self)
    guard let tag = container.allKeys.first else { throw UnknownType(text: "no tag") }
    func number<N: LosslessStringConvertible>(_ type: N.Type) throws -> N {
      let text = try container.decode(String.self, forKey: tag)
      guard let number = N(text) else { throw UnknownType(text: text) }
      return number
    }
    switch tag {
    case .null: value = .null
    case .bool: value = .bool(try container.decode(Bool.self, forKey: tag))
    case .int: value = .int(try number(Int64.self))
    case .uint: value = .uint(try number(UInt64.self))
    case .double: value = .double(try number(Double.self))
    case .string: value = .string(try container.decode(String.self, forKey: tag))
    case .bytes: value = .bytes(Array(try container.decode(Data.self, forKey: tag)))
    case .list: value = .list(List(try container.decode([TaggedValue].self, forKey: tag).map(\.value)))
    case .map:
      let entries = try container.decode([[TaggedValue]].self, forKey: tag)
      value = .map(try Map(entries.map { (key: $0[0].value, value: $0[1].value) }))
    case .timestamp, .duration, .type, .optional, .object: throw UnknownType(text: tag.rawValue)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Tag.self)
    switch value {
    case .null: try container.encodeNil(forKey: .null)
    case .bool(let value): try container.encode(value, forKey: .bool)
    case .int(let value): try container.encode(String(value), forKey: .int)
    case .uint(let value): try container.encode(String(value), forKey: .uint)
    case .double(let value): try container.encode(String(value), forKey: .double)
    case .string(let text): try container.encode(text, forKey: .string)
    case .bytes(let bytes): try container.encode(Data(bytes), forKey: .bytes)
    case .list(let list):
      try container.encode((0..<list.count).map { TaggedValue(value: list[$0]) }, forKey: .list)
    case .map(let map):
      let entries = zip(map.keys, map.values).map { [TaggedValue(value: $0), TaggedValue(value: $1)] }
      try container.encode(entries, forKey: .map)
    case .timestamp(let time): try container.encode(time.description, forKey: .timestamp)
    case .duration(let duration):
      let (seconds, attoseconds) = duration.components
      try container.encode([String(seconds), String(attoseconds / 1_000_000_000)], forKey: .duration)
    case .type(let type): try container.encode(type.description, forKey: .type)
    case .optional(let value): try container.encode(value.map(TaggedValue.init), forKey: .optional)
    case .object(let object): try container.encode(object.type.name, forKey: .object)
    }
  }
}
