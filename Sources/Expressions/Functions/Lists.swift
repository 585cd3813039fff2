/// The `lists` and `sets` extensions.
extension Function {
  static let lists: [Function] = [
    Function(
      "distinct", [.method(.list(.a), gives: .list(.a))],
      .unary { (value) throws(EvaluationError) in
        if case .list(let list) = value { .list(List(try ValueSet(list).members)) } else { nil }
      }),
    Function(
      "sort", ordered.map { .method(.list($0), gives: .list($0)) }, .unary(sort)),
    Function(
      "slice", [.method(.list(.a), .int, .int, gives: .list(.a))], .many(slice)),
    Function(
      "flatten", [.method(.list(.list(.a)), gives: .list(.a))],
      .unary { value in
        guard case .list(let list) = value else { return nil }
        return .list(
          List(list.elements.flatMap { if case .list(let inner) = $0 { inner.elements } else { [$0] } }))
      }),
    Function(
      "first", [.method(.list(.a), gives: .optional(.a))],
      .unary {
        guard case .list(let list) = $0 else { return nil }
        return .optional(list.count > 0 ? list[0] : nil)
      }),
    Function(
      "last", [.method(.list(.a), gives: .optional(.a))],
      .unary {
        guard case .list(let list) = $0 else { return nil }
        return .optional(list.count > 0 ? list[list.count - 1] : nil)
      }),
    sets("contains") { $1.isSubset(of: $0) },
    sets("intersects") { $0.intersects($1) },
    sets("equivalent") { $0.isSubset(of: $1) && $1.isSubset(of: $0) },
  ]

  /// Two lists as sets: order and repetition count for nothing.
  private static func sets(_ name: String, _ holds: @escaping @Sendable (ValueSet, ValueSet) -> Bool)
    -> Function
  {
    Function(
      "sets.\(name)", [.function(.list(.a), .list(.a), gives: .bool)],
      .binary { (left, right) throws(EvaluationError) in
        guard case (.list(let left), .list(let right)) = (left, right) else { return nil }
        return .bool(holds(try ValueSet(left), try ValueSet(right)))
      })
  }

  @Sendable private static func sort(_ value: Value) throws(EvaluationError) -> Value? {
    guard case .list(let list) = value else { return nil }
    let elements = list.elements
    guard let first = elements.first else { return value }
    guard elements.allSatisfy({ $0.type == first.type && $0.order(comparedTo: first) != nil }) else {
      throw .invalidArgument("sort() needs elements of one type that has an order")
    }
    return .list(List(elements.sorted { $0.order(comparedTo: $1) == .less }))
  }

  @Sendable private static func slice(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard arguments.count == 3,
      case (.list(let list), .int(let start), .int(let end)) = (arguments[0], arguments[1], arguments[2])
    else { return nil }
    let bounds = 0...Int64(list.count)
    guard bounds.contains(start) else { throw .indexOutOfRange(start) }
    guard bounds.contains(end) else { throw .indexOutOfRange(end) }
    guard start <= end else { throw .invalidArgument("invalid slice: \(start) to \(end)") }
    return .list(List((start..<end).map { list[Int($0)] }))
  }
}
