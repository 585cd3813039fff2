/// The `math` extension.
extension Function {
  static let mathematics: [Function] = [
    Function(
      "math.greatest", extremum,
      .many { (arguments) throws(EvaluationError) in try best(arguments) { $0 == .greater } }),
    Function(
      "math.least", extremum,
      .many { (arguments) throws(EvaluationError) in try best(arguments) { $0 == .less } }),
    rounding("ceil") { $0.rounded(.up) },
    rounding("floor") { $0.rounded(.down) },
    rounding("round") { $0.rounded(.toNearestOrAwayFromZero) },
    rounding("trunc") { $0.rounded(.towardZero) },
    Function("math.abs", same, .unary(absolute)),
    Function("math.sign", same, .unary(sign)),
    test("isNaN") { $0.isNaN },
    test("isInf") { $0.isInfinite },
    test("isFinite") { $0.isFinite },
    Function(
      "math.sqrt", numbers.map { .function($0, gives: .double) },
      .unary { (value) in
        switch value {
        case .double(let number): .double(number.squareRoot())
        case .int(let number): .double(Double(number).squareRoot())
        case .uint(let number): .double(Double(number).squareRoot())
        default: nil
        }
      }),
  ]

  private static let numbers: [ExpressionType] = [.int, .uint, .double]
  private static let same = numbers.map { Overload.function($0, gives: $0) }

  /// One number, a list of them, or two; two of different types give either.
  private static let extremum: [Overload] =
    same + numbers.map { .function(.list($0), gives: $0) }
    + numbers.flatMap { left in numbers.map { .function(left, $0, gives: left == $0 ? left : .dyn) } }

  private static func rounding(_ name: String, _ round: @escaping @Sendable (Double) -> Double) -> Function {
    Function(
      "math.\(name)", [.function(.double, gives: .double)],
      .unary { if case .double(let number) = $0 { .double(round(number)) } else { nil } })
  }

  private static func test(_ name: String, _ holds: @escaping @Sendable (Double) -> Bool) -> Function {
    Function(
      "math.\(name)", [.function(.double, gives: .bool)],
      .unary { if case .double(let number) = $0 { .bool(holds(number)) } else { nil } })
  }

  private static func best(_ arguments: [Value], _ isBetter: (Order) -> Bool) throws(EvaluationError)
    -> Value?
  {
    var candidates = arguments
    if arguments.count == 1, case .list(let list) = arguments[0] { candidates = list.elements }
    guard var best = candidates.first else {
      throw .invalidArgument("the greatest or least of an empty list")
    }
    guard candidates.allSatisfy(\.isNumber) else { return nil }
    for candidate in candidates.dropFirst() {
      if let order = candidate.order(comparedTo: best), isBetter(order) { best = candidate }
    }
    return best
  }

  @Sendable private static func absolute(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .int(let number):
      guard number != .min else { throw .overflow }
      return .int(abs(number))
    case .uint: return value
    case .double(let number): return .double(number.magnitude)
    default: return nil
    }
  }

  @Sendable private static func sign(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .int(let number): .int(number.signum())
    case .uint(let number): .uint(min(number, 1))
    case .double(let number): .double(number > 0 ? 1 : number < 0 ? -1 : number.isNaN ? number : 0)
    default: nil
    }
  }
}

extension Value {
  fileprivate var isNumber: Bool {
    switch self {
    case .int, .uint, .double: true
    default: false
    }
  }
}
