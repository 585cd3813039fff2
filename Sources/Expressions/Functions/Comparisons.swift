extension Function {
  static let comparisons: [Function] =
    [
      Function("==", [.function(.a, .a, gives: .bool)], .binary { .bool($0 == $1) }),
      Function("!=", [.function(.a, .a, gives: .bool)], .binary { .bool($0 != $1) }),
      comparison("<") { $0 == .less },
      comparison("<=") { $0 != .greater },
      comparison(">") { $0 == .greater },
      comparison(">=") { $0 != .less },
    ]

  static let ordered: [ExpressionType] = [
    .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
  ]

  private static func comparison(_ name: String, _ holds: @escaping @Sendable (Order) -> Bool) -> Function {
    Function(
      name, ordered.map { .function($0, $0, gives: .bool) },
      .binary { left, right in
        if let order = left.order(comparedTo: right) { return .bool(holds(order)) }
        // A NaN has no order: no comparison with it holds.
        return left.isNaN || right.isNaN ? .bool(false) : nil
      })
  }

  static let collections: [Function] = [
    Function(
      "in",
      [.function(.a, .list(.a), gives: .bool), .function(.a, .map(.a, .b), gives: .bool)],
      .binary { (element, collection) in
        switch collection {
        case .list(let list): .bool((0..<list.count).contains { list[$0] == element })
        case .map(let map): .bool(map[element] != nil)
        default: nil
        }
      }),
    Function(
      "size",
      [ExpressionType.string, .bytes, .list(.a), .map(.a, .b)].flatMap {
        [.function($0, gives: .int), .method($0, gives: .int)]
      },
      .unary { (value) in
        switch value {
        case .string(let text): .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): .int(Int64(bytes.count))
        case .list(let list): .int(Int64(list.count))
        case .map(let map): .int(Int64(map.count))
        default: nil
        }
      }),
  ]
}

extension Value {
  var isNaN: Bool {
    if case .double(let value) = self { value.isNaN } else { false }
  }
}
