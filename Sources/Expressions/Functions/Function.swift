/// A function, method or operator: the types it takes, and what it does.
struct Function: Sendable {
  /// What a function does with values; nil when it has no overload for their types.
  enum Body: Sendable {
    case unary(@Sendable (Value) throws(EvaluationError) -> Value?)
    case binary(@Sendable (Value, Value) throws(EvaluationError) -> Value?)
    case many(@Sendable ([Value]) throws(EvaluationError) -> Value?)
  }

  let name: String
  let overloads: [Overload]
  let body: Body

  init(_ name: String, _ overloads: [Overload], _ body: Body) {
    self.name = name
    self.overloads = overloads
    self.body = body
  }

  func callAsFunction(_ arguments: [Value]) throws(EvaluationError) -> Value {
    let result: Value? =
      switch body {
      case .unary(let body): arguments.count == 1 ? try body(arguments[0]) : nil
      case .binary(let body): arguments.count == 2 ? try body(arguments[0], arguments[1]) : nil
      case .many(let body): try body(arguments)
      }
    if let result { return result }
    throw refusal(arguments)
  }

  /// Everything an expression can call.
  static let named: [String: Function] = {
    let groups: [[Function]] = [
      operators, comparisons, collections, lists, conversions, strings, texts, mathematics, bits, times,
      optionals, encodings, host, versions, references,
    ]
    return Dictionary(groups.joined().map { ($0.name, $0) }) { first, _ in first }
  }()
}

/// One signature of a function.
struct Overload: Sendable {
  let parameters: [ExpressionType]
  let result: ExpressionType
  let isMethod: Bool

  /// A function, called `f(a, b)`.
  static func function(_ parameters: ExpressionType..., gives result: ExpressionType) -> Overload {
    Overload(parameters: parameters, result: result, isMethod: false)
  }

  /// A method, called `a.f(b)`.
  static func method(_ parameters: ExpressionType..., gives result: ExpressionType) -> Overload {
    Overload(parameters: parameters, result: result, isMethod: true)
  }
}

extension ExpressionType {
  static let a = ExpressionType.parameter("A")
  static let b = ExpressionType.parameter("B")
}
