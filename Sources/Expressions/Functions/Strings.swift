import Patterns

/// Methods that ask something about a text.
extension Function {
  static let strings: [Function] = [
    Function("contains", question, .binary(question { $0.contains($1) })),
    Function("startsWith", question, .binary(question { $0.starts(with: $1) })),
    Function("endsWith", question, .binary(question { $0.reversed().starts(with: $1.reversed()) })),
    Function(
      "matches", question + [.function(.string, .string, gives: .bool)],
      .binary { (text, pattern) throws(EvaluationError) in
        guard case (.string(let text), .string(let pattern)) = (text, pattern) else { return nil }
        return .bool(try compile(pattern).matches(text))
      }),
    Function("charAt", [.method(.string, .int, gives: .string)], .binary(charAt)),
    Function("indexOf", search, .many(indexOf)),
    Function("lastIndexOf", search, .many(lastIndexOf)),
  ]

  private static let question: [Overload] = [.method(.string, .string, gives: .bool)]
  private static let search: [Overload] = [
    .method(.string, .string, gives: .int), .method(.string, .string, .int, gives: .int),
  ]

  static func compile(_ pattern: String) throws(EvaluationError) -> Pattern {
    do throws(Pattern.SyntaxError) {
      return try Pattern(pattern)
    } catch {
      throw .invalidArgument(
        "invalid regular expression: \(error.message)\(error.part.isEmpty ? "" : ": \(error.part)")")
    }
  }

  private static func question(
    _ answer: @escaping @Sendable (String.UTF8View, String.UTF8View) -> Bool
  ) -> @Sendable (Value, Value) -> Value? {
    { text, other in
      guard case (.string(let text), .string(let other)) = (text, other) else { return nil }
      return .bool(answer(text.utf8, other.utf8))
    }
  }

  @Sendable private static func charAt(_ text: Value, _ index: Value) throws(EvaluationError) -> Value? {
    guard case (.string(let text), .int(let index)) = (text, index) else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard (0...Int64(scalars.count)).contains(index) else { throw .indexOutOfRange(index) }
    return .string(String(String.UnicodeScalarView(scalars[Int(index)...].prefix(1))))
  }

  @Sendable private static func indexOf(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard let (text, wanted, start) = try search(arguments) else { return nil }
    let first = start ?? 0
    guard text.count >= wanted.count, first <= text.count - wanted.count else { return .int(-1) }
    let found = (first...text.count - wanted.count).first { text[$0...].starts(with: wanted) }
    return .int(Int64(found ?? -1))
  }

  @Sendable private static func lastIndexOf(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard let (text, wanted, start) = try search(arguments) else { return nil }
    guard text.count >= wanted.count else { return .int(-1) }
    let last = min(start ?? text.count, text.count - wanted.count)
    let found = (0...last).last { text[$0...].starts(with: wanted) }
    return .int(Int64(found ?? -1))
  }

  private static func search(
    _ arguments: [Value]
  ) throws(EvaluationError) -> (text: [Unicode.Scalar], wanted: [Unicode.Scalar], start: Int?)? {
    guard arguments.count >= 2, case (.string(let text), .string(let wanted)) = (arguments[0], arguments[1])
    else {
      return nil
    }
    let scalars = Array(text.unicodeScalars)
    guard arguments.count == 3 else {
      return arguments.count == 2 ? (scalars, Array(wanted.unicodeScalars), nil) : nil
    }
    guard case .int(let start) = arguments[2] else { return nil }
    guard (0...Int64(scalars.count)).contains(start) else { throw .indexOutOfRange(start) }
    return (scalars, Array(wanted.unicodeScalars), Int(start))
  }
}

extension String.UTF8View {
  fileprivate func contains(_ other: String.UTF8View) -> Bool {
    guard let first = other.first else { return true }
    let (text, wanted) = (Array(self), Array(other))
    guard text.count >= wanted.count else { return false }
    return (0...text.count - wanted.count).contains { text[$0] == first && text[$0...].starts(with: wanted) }
  }
}
