/// Fields, keys and indices of a value.
extension Value {
  /// The field, entry or element; nil when it is absent.
  func member(_ key: Value, isField: Bool) throws(EvaluationError) -> Value? {
    switch self {
    case .map(let map): return map[key]
    case .object(let object):
      guard isField, case .string(let name) = key else { throw .noSuchOverload("index of \(type)") }
      return try object.value(of: name)
    case .list(let list) where !isField:
      guard let index = key.asIndex else { throw .invalidArgument("a list has no index of type \(key.type)") }
      return index >= 0 && index < list.count ? list[Int(index)] : nil
    default: throw .noSuchOverload(isField ? "\(type) has no fields" : "index of \(type)")
    }
  }

  func absence(of key: Value) -> EvaluationError {
    switch self {
    case .list: .indexOutOfRange(key.asIndex ?? 0)
    case .object: .absentField(key.text)
    default: .noSuchKey(key.text)
    }
  }

  private var asIndex: Int64? {
    switch self {
    case .int(let index): index
    case .uint(let index): Int64(exactly: index)
    case .double(let index): Int64(exactly: index)
    default: nil
    }
  }

  /// The value itself, or what the optional that it is holds.
  func unwrapped(_ isOptional: Bool) throws(EvaluationError) -> Value? {
    guard isOptional else { return self }
    guard case .optional(let value) = self else { throw .noSuchOverload("'?' of \(type)") }
    return value
  }
}
