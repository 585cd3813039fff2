/// The type of an expression.
public indirect enum ExpressionType: Hashable, Sendable {
  case bool, int, uint, double, string, bytes, null, timestamp, duration
  /// Known only while evaluating; rules have none.
  case dyn
  /// The type of a type; nil is the type of `type` itself.
  case type(ExpressionType?)
  case list(ExpressionType)
  case map(ExpressionType, ExpressionType)
  case optional(ExpressionType)
  case object(String)
  /// Stands for any one type in the signature of a function.
  case parameter(String)

  /// Whether `dyn` appears anywhere in it.
  var containsDyn: Bool {
    switch self {
    case .dyn: true
    case .list(let inner), .optional(let inner): inner.containsDyn
    case .map(let key, let value): key.containsDyn || value.containsDyn
    default: false
    }
  }

  /// Whether values of the type hold others.
  var isContainer: Bool {
    switch self {
    case .list, .map, .optional: true
    default: false
    }
  }

  /// What `type(x)` tells apart: a list is a list, whatever it holds.
  var erased: ExpressionType {
    switch self {
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .optional: .optional(.dyn)
    case .type: .type(nil)
    default: self
    }
  }

  /// The name that an expression writes for the type, without what it holds.
  var name: String {
    switch self {
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    default: description
    }
  }

  /// Names of types, which are values of an expression too.
  static let named: [String: ExpressionType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "null_type": .null, "list": .list(.dyn), "map": .map(.dyn, .dyn), "type": .type(nil), "dyn": .dyn,
    "optional_type": .optional(.dyn), "google.protobuf.Timestamp": .timestamp,
    "google.protobuf.Duration": .duration,
  ]
}

extension ExpressionType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .null: "null_type"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .dyn: "dyn"
    case .type(let inner): inner.map { "type(\($0))" } ?? "type"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let value): "optional_type(\(value))"
    case .object(let name), .parameter(let name): name
    }
  }
}
