/// Methods that make a new text.
extension Function {
  static let texts: [Function] = [
    Function("lowerAscii", edit, .unary(edit { lowered($0, from: "A"..."Z", by: 32) })),
    Function("upperAscii", edit, .unary(edit { lowered($0, from: "a"..."z", by: -32) })),
    Function("trim", edit, .unary(edit(trimmed))),
    Function("reverse", edit + [.method(.list(.a), gives: .list(.a))], .unary(reversed)),
    Function(
      "substring", [.method(.string, .int, gives: .string), .method(.string, .int, .int, gives: .string)],
      .many(substring)),
    Function(
      "replace",
      [
        .method(.string, .string, .string, gives: .string),
        .method(.string, .string, .string, .int, gives: .string),
      ], .many(replace)),
    Function(
      "split",
      [
        .method(.string, .string, gives: .list(.string)),
        .method(.string, .string, .int, gives: .list(.string)),
      ],
      .many(split)),
    Function(
      "join", [.method(.list(.string), gives: .string), .method(.list(.string), .string, gives: .string)],
      .many(join)),
    Function("format", [.method(.string, .list(.dyn), gives: .string)], .binary(format)),
    Function("strings.quote", [.function(.string, gives: .string)], .unary(edit(quoted))),
  ]

  private static let edit: [Overload] = [.method(.string, gives: .string)]

  private static func edit(
    _ change: @escaping @Sendable ([Unicode.Scalar]) -> [Unicode.Scalar]
  ) -> @Sendable (Value) -> Value? {
    { value in
      guard case .string(let text) = value else { return nil }
      return .string(String(change(Array(text.unicodeScalars))))
    }
  }

  @Sendable private static func reversed(_ value: Value) -> Value? {
    switch value {
    case .string(let text): .string(String(text.unicodeScalars.reversed()))
    case .list(let list): .list(List(list.elements.reversed()))
    default: nil
    }
  }

  private static func lowered(
    _ text: [Unicode.Scalar], from range: ClosedRange<Unicode.Scalar>, by distance: Int32
  ) -> [Unicode.Scalar] {
    text.map { range.contains($0) ? Unicode.Scalar(UInt32(Int32($0.value) + distance)) ?? $0 : $0 }
  }

  @Sendable private static func trimmed(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let start = text.drop(while: \.properties.isWhitespace)
    return Array(start.reversed().drop(while: \.properties.isWhitespace).reversed())
  }

  @Sendable private static func quoted(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let escapes: [Unicode.Scalar: String] = [
      "\u{7}": "\\a", "\u{8}": "\\b", "\u{c}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{b}": "\\v",
      "\\": "\\\\", "\"": "\\\"",
    ]
    return ["\""] + text.flatMap { escapes[$0].map { Array($0.unicodeScalars) } ?? [$0] } + ["\""]
  }

  @Sendable private static func substring(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard arguments.count >= 2, case (.string(let text), .int(let start)) = (arguments[0], arguments[1])
    else {
      return nil
    }
    let scalars = Array(text.unicodeScalars)
    var end = Int64(scalars.count)
    if arguments.count == 3 {
      guard case .int(let given) = arguments[2] else { return nil }
      end = given
    }
    let bounds = 0...Int64(scalars.count)
    guard bounds.contains(start) else { throw .indexOutOfRange(start) }
    guard bounds.contains(end) else { throw .indexOutOfRange(end) }
    guard start <= end else { throw .invalidArgument("invalid substring range: \(start) to \(end)") }
    return .string(String(scalars[Int(start)..<Int(end)]))
  }

  @Sendable private static func replace(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard arguments.count >= 3,
      case (.string(let text), .string(let old), .string(let new)) = (
        arguments[0], arguments[1], arguments[2]
      )
    else { return nil }
    guard let limit = limit(arguments.dropFirst(3)) else { return nil }
    guard !old.isEmpty else { return .string(try interleave(text, new, limit: limit)) }
    let search = TextSearch(old, in: text)
    let matches = search.all(limit: limit)
    try checkLength(search.text.count + matches.count * new.utf8.count, of: "replace")
    var (result, end): ([UInt8], Int) = ([], 0)
    for match in matches {
      result += search.text[end..<match.lowerBound] + Array(new.utf8)
      end = match.upperBound
    }
    return .string(String(decoding: result + search.text[end...], as: UTF8.self))
  }

  /// The text with another before each of its scalars and at its end, at most so often.
  private static func interleave(_ text: String, _ other: String, limit: Int) throws(EvaluationError)
    -> String
  {
    let scalars = text.unicodeScalars
    try checkLength(text.utf8.count + min(limit, scalars.count + 1) * other.utf8.count, of: "replace")
    var (result, count) = ("", 0)
    for scalar in scalars {
      if count < limit { result += other }
      result.unicodeScalars.append(scalar)
      count += 1
    }
    return count < limit ? result + other : result
  }

  private static func checkLength(_ length: Int, of function: String) throws(EvaluationError) {
    guard length <= Limits.builtText else { throw .invalidArgument("the text of \(function)() is too long") }
  }

  @Sendable private static func split(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard arguments.count >= 2,
      case (.string(let text), .string(let separator)) = (arguments[0], arguments[1]),
      let limit = limit(arguments.dropFirst(2))
    else { return nil }
    guard limit > 0 else { return .list(List([])) }
    guard !separator.isEmpty else { return .list(List(letters(text, limit: limit))) }
    let search = TextSearch(separator, in: text)
    var (parts, end): ([Value], Int) = ([], 0)
    for match in search.all(limit: limit - 1) {
      parts.append(.string(String(decoding: search.text[end..<match.lowerBound], as: UTF8.self)))
      end = match.upperBound
    }
    return .list(List(parts + [.string(String(decoding: search.text[end...], as: UTF8.self))]))
  }

  /// The scalars of a text; the last of at most so many takes the rest.
  private static func letters(_ text: String, limit: Int) -> [Value] {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > limit else { return scalars.map { .string(String($0)) } }
    return scalars.prefix(limit - 1).map { .string(String($0)) } + [.string(String(scalars[(limit - 1)...]))]
  }

  /// A count argument: negative or not given means no limit; nil is a value of another type.
  private static func limit(_ arguments: ArraySlice<Value>) -> Int? {
    guard let argument = arguments.first else { return Int.max }
    guard case .int(let count) = argument else { return nil }
    return count < 0 ? Int.max : Int(count)
  }

  @Sendable private static func join(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard case .list(let list) = arguments.first else { return nil }
    var separator = ""
    if arguments.count == 2 {
      guard case .string(let given) = arguments[1] else { return nil }
      separator = given
    }
    var result = ""
    for index in 0..<list.count {
      guard case .string(let text) = list[index] else {
        throw .noSuchOverload("join() of \(list[index].type)")
      }
      result += index == 0 ? text : separator + text
      try checkLength(result.utf8.count, of: "join")
    }
    return .string(result)
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
