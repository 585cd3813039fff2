/// A map that keeps the order of insertion; `1`, `1u` and `1.0` are the same key.
public struct Map: Sendable {
  public private(set) var keys: [Value] = []
  public private(set) var values: [Value] = []
  private var positions: [Key: Int] = [:]
  // 32 bits keep a `Value` small enough to be returned in registers.
  private var clampedWeight: UInt32 = 0

  public init() {}

  /// Keys are integers, booleans or strings, each at most once.
  public init(_ entries: [(key: Value, value: Value)]) throws(EvaluationError) {
    for (key, value) in entries { try insert(value, for: key) }
  }

  /// A map from texts, such as labels; the last of two equal keys wins.
  public init(_ entries: [(String, String)]) {
    for (key, value) in entries {
      let hashed = Key.text(TextKey(text: key))
      if let position = positions[hashed] {
        values[position] = .string(value)
        weigh(value.utf8.count)
      } else {
        append(.string(value), for: .string(key), hashed)
      }
    }
  }

  public var count: Int { keys.count }

  public subscript(key: Value) -> Value? {
    Key(key).flatMap { positions[$0] }.map { values[$0] }
  }

  /// What it costs to walk through all that it holds.
  var weight: Int { Int(clampedWeight) }

  private mutating func weigh(_ added: Int) {
    clampedWeight = UInt32(clamping: weight.addingClamped(added))
  }

  mutating func insert(_ value: Value, for key: Value) throws(EvaluationError) {
    guard let hashed = Key(key), !key.isDouble else {
      throw .invalidArgument("unsupported key type: \(key.type)")
    }
    guard positions[hashed] == nil else { throw .invalidArgument("repeated key: \(key.text)") }
    append(value, for: key, hashed)
  }

  private mutating func append(_ value: Value, for key: Value, _ hashed: Key) {
    positions[hashed] = keys.count
    weigh(key.weight.addingClamped(value.weight).addingClamped(1))
    keys.append(key)
    values.append(value)
  }
}

extension Map: Equatable {
  public static func == (left: Map, right: Map) -> Bool {
    left.count == right.count && zip(left.keys, left.values).allSatisfy { right[$0] == $1 }
  }
}

extension Map {
  /// A value that can be hashed; equal values have equal keys.
  enum Key: Hashable, Sendable {
    case bool(Bool)
    case negative(Int64)
    case number(UInt64)
    case text(TextKey)

    init?(_ value: Value) {
      switch value {
      case .bool(let value): self = .bool(value)
      case .int(let value): self = value < 0 ? .negative(value) : .number(value.magnitude)
      case .uint(let value): self = .number(value)
      case .string(let text): self = .text(TextKey(text: text))
      case .double(let value):
        if let whole = UInt64(exactly: value) {
          self = .number(whole)
        } else if let whole = Int64(exactly: value) {
          self = .negative(whole)
        } else {
          return nil
        }
      default: return nil
      }
    }
  }
}

extension Value {
  fileprivate var isDouble: Bool {
    if case .double = self { true } else { false }
  }
}
