/// What an expression evaluates to.
public enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list(List)
  case map(Map)
  case timestamp(Timestamp)
  case duration(Duration)
  case type(ExpressionType)
  indirect case optional(Value?)
  case object(Object)

  /// The type as `type(x)` gives it.
  public var type: ExpressionType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .timestamp: .timestamp
    case .duration: .duration
    case .type: .type(nil)
    case .optional: .optional(.dyn)
    case .object(let object): .object(object.type.name)
    }
  }

  /// Whether it is empty, zero or false: `optional.ofNonZeroValue` would drop it.
  public var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .list(let value): value.count == 0
    case .map(let value): value.count == 0
    case .duration(let value): value == .zero
    case .timestamp(let value): value == Timestamp(seconds: 0)
    case .optional(let value): value == nil
    case .type, .object: false
    }
  }

  /// What it costs to walk through the value once, in tenths of a unit.
  var weight: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .bytes(let bytes): bytes.count
    case .list(let list): list.weight
    case .map(let map): map.weight
    case .optional(let value): value?.weight ?? 0
    default: 0
    }
  }
}
