/// Optional values.
extension Function {
  static let optionals: [Function] = [
    Function("optional.none", [.function(gives: .optional(.a))], .many { _ in .optional(nil) }),
    Function("optional.of", [.function(.a, gives: .optional(.a))], .unary { .optional($0) }),
    Function(
      "optional.ofNonZeroValue", [.function(.a, gives: .optional(.a))],
      .unary { .optional($0.isZero ? nil : $0) }),
    Function(
      "hasValue", [.method(.optional(.a), gives: .bool)],
      .unary { if case .optional(let value) = $0 { .bool(value != nil) } else { nil } }),
    Function(
      "value", [.method(.optional(.a), gives: .a)],
      .unary { (optional) throws(EvaluationError) in
        guard case .optional(let value) = optional else { return nil }
        guard let value else { throw .emptyOptional }
        return value
      }),
    Function(
      "or", [.method(.optional(.a), .optional(.a), gives: .optional(.a))],
      .binary { (first, second) in
        guard case .optional(let value) = first, case .optional = second else { return nil }
        return value == nil ? second : first
      }),
    Function(
      "orValue", [.method(.optional(.a), .a, gives: .a)],
      .binary { if case .optional(let value) = $0 { value ?? $1 } else { nil } }),
  ]
}
