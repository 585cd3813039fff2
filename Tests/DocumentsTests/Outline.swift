import Documents

extension Node {
  /// The tree on one line, with the kind of every scalar, for comparison with a literal.
  var outline: String {
    switch content {
    case .sequence(let elements): "[" + elements.map(\.outline).joined(separator: " ") + "]"
    case .mapping(let members):
      "{" + members.map { $0.key + ": " + $0.value.outline }.joined(separator: " ") + "}"
    case .scalar(let scalar): scalar.outline
    }
  }
}

extension Scalar {
  fileprivate var outline: String {
    switch kind {
    case .null: "null"
    case .bool(let value): "bool(\(value))"
    case .int(let value): "int(\(value))"
    case .double(let value): "double(\(value))"
    case .string: "'\(text)'"
    }
  }
}
