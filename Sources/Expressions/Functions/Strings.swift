import Patterns

/// Methods that ask something about a text.
extension Function {
  static let strings: [Function] = [
    Function("contains", question, .binary(question { TextSearch($1, in: $0).first() != nil })),
    Function("startsWith", question, .binary(question { $0.utf8.starts(with: $1.utf8) })),
    Function(
      "endsWith", question, .binary(question { $0.utf8.reversed().starts(with: $1.utf8.reversed()) })),
    Function(
      "matches", question + [.function(.string, .string, gives: .bool)],
      .binary { (text, pattern) throws(EvaluationError) in
        guard case (.string(let text), .string(let pattern)) = (text, pattern) else { return nil }
        return .bool(try PatternCache.shared.pattern(pattern).matches(text))
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
    _ answer: @escaping @Sendable (String, String) -> Bool
  ) -> @Sendable (Value, Value) -> Value? {
    { text, other in
      guard case (.string(let text), .string(let other)) = (text, other) else { return nil }
      return .bool(answer(text, other))
    }
  }

  @Sendable private static func charAt(_ text: Value, _ index: Value) throws(EvaluationError) -> Value? {
    guard case (.string(let text), .int(let index)) = (text, index) else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard (0...Int64(scalars.count)).contains(index) else { throw .indexOutOfRange(index) }
    return .string(String(String.UnicodeScalarView(scalars[Int(index)...].prefix(1))))
  }

  @Sendable private static func indexOf(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard let (search, start) = try search(arguments) else { return nil }
    return .int(search.first(from: start ?? 0).map { Int64(search.text.scalarCount(before: $0)) } ?? -1)
  }

  @Sendable private static func lastIndexOf(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard let (search, start) = try search(arguments) else { return nil }
    let last = search.last(upTo: start ?? search.text.count)
    return .int(last.map { Int64(search.text.scalarCount(before: $0)) } ?? -1)
  }

  /// The texts, and the byte at which the third argument says to start.
  private static func search(_ arguments: [Value]) throws(EvaluationError) -> (TextSearch, start: Int?)? {
    guard (2...3).contains(arguments.count),
      case (.string(let text), .string(let wanted)) = (arguments[0], arguments[1])
    else { return nil }
    let search = TextSearch(wanted, in: text)
    guard arguments.count == 3 else { return (search, nil) }
    guard case .int(let index) = arguments[2] else { return nil }
    guard let start = search.text.offset(ofScalar: index) else { throw .indexOutOfRange(index) }
    return (search, start)
  }
}
