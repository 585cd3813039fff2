extension Function {
  static let operators: [Function] = [
    Function(
      "+",
      numbers.map { .function($0, $0, gives: $0) } + [
        .function(.string, .string, gives: .string), .function(.bytes, .bytes, gives: .bytes),
        .function(.list(.a), .list(.a), gives: .list(.a)),
        // The first that fits decides what an operand of unknown type is.
        .function(.duration, .duration, gives: .duration),
        .function(.duration, .timestamp, gives: .timestamp),
        .function(.timestamp, .duration, gives: .timestamp),
      ], .binary(add)),
    Function(
      "-",
      numbers.map { .function($0, $0, gives: $0) } + [
        .function(.duration, .duration, gives: .duration),
        .function(.timestamp, .duration, gives: .timestamp),
        .function(.timestamp, .timestamp, gives: .duration),
      ], .binary(subtract)),
    Function("*", numbers.map { .function($0, $0, gives: $0) }, .binary(multiply)),
    Function("/", numbers.map { .function($0, $0, gives: $0) }, .binary(divide)),
    Function(
      "%", [.function(.int, .int, gives: .int), .function(.uint, .uint, gives: .uint)], .binary(remainder)),
    Function("-_", [.function(.int, gives: .int), .function(.double, gives: .double)], .unary(negate)),
    Function(
      "!", [.function(.bool, gives: .bool)],
      .unary { if case .bool(let value) = $0 { .bool(!value) } else { nil } }),
  ]

  private static let numbers: [ExpressionType] = [.int, .uint, .double]

  @Sendable private static func add(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    switch (left, right) {
    case (.int(let left), .int(let right)): .int(try checked(left.addingReportingOverflow(right)))
    case (.uint(let left), .uint(let right)): .uint(try checked(left.addingReportingOverflow(right)))
    case (.double(let left), .double(let right)): .double(left + right)
    case (.string(let left), .string(let right)): .string(left + right)
    case (.bytes(let left), .bytes(let right)): .bytes(left + right)
    case (.list(let left), .list(let right)): .list(List(left.elements + right.elements))
    case (.timestamp(let time), .duration(let duration)), (.duration(let duration), .timestamp(let time)):
      .timestamp(try time.adding(duration))
    case (.duration(let left), .duration(let right)): .duration(try inRange(left + right))
    default: nil
    }
  }

  @Sendable private static func subtract(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    switch (left, right) {
    case (.int(let left), .int(let right)): .int(try checked(left.subtractingReportingOverflow(right)))
    case (.uint(let left), .uint(let right)): .uint(try checked(left.subtractingReportingOverflow(right)))
    case (.double(let left), .double(let right)): .double(left - right)
    case (.timestamp(let left), .timestamp(let right)): .duration(try left.since(right))
    case (.timestamp(let time), .duration(let duration)): .timestamp(try time.adding(.zero - duration))
    case (.duration(let left), .duration(let right)): .duration(try inRange(left - right))
    default: nil
    }
  }

  @Sendable private static func multiply(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    switch (left, right) {
    case (.int(let left), .int(let right)): .int(try checked(left.multipliedReportingOverflow(by: right)))
    case (.uint(let left), .uint(let right)): .uint(try checked(left.multipliedReportingOverflow(by: right)))
    case (.double(let left), .double(let right)): .double(left * right)
    default: nil
    }
  }

  @Sendable private static func divide(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    switch (left, right) {
    case (.int(_), .int(0)), (.uint(_), .uint(0)): throw .divisionByZero
    case (.int(let left), .int(let right)): .int(try checked(left.dividedReportingOverflow(by: right)))
    case (.uint(let left), .uint(let right)): .uint(left / right)
    case (.double(let left), .double(let right)): .double(left / right)
    default: nil
    }
  }

  @Sendable private static func remainder(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    switch (left, right) {
    case (.int(_), .int(0)), (.uint(_), .uint(0)): throw .divisionByZero
    case (.int(let left), .int(let right)):
      .int(try checked(left.remainderReportingOverflow(dividingBy: right)))
    case (.uint(let left), .uint(let right)): .uint(left % right)
    default: nil
    }
  }

  @Sendable private static func negate(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .int(let value): .int(try checked(Int64(0).subtractingReportingOverflow(value)))
    case .double(let value): .double(-value)
    default: nil
    }
  }

  static func checked<Number>(_ result: (partialValue: Number, overflow: Bool)) throws(EvaluationError)
    -> Number
  {
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  private static func inRange(_ duration: Duration) throws(EvaluationError) -> Duration {
    .nanoseconds(try duration.wholeNanoseconds())
  }
}
