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
    let (scalars, wanted) = (Array(text.unicodeScalars), Array(old.unicodeScalars))
    let replacement = Array(new.unicodeScalars)
    var result: [Unicode.Scalar] = []
    var (index, count) = (0, 0)
    while index < scalars.count || wanted.isEmpty && index == scalars.count {
      guard result.count <= Limits.builtText else {
        throw .invalidArgument("the text of replace() is too long")
      }
      let isMatch = count < limit && scalars[index...].starts(with: wanted)
      if isMatch {
        result += replacement
        count += 1
        index += wanted.count
      }
      if !isMatch || wanted.isEmpty {
        result += scalars[index...].prefix(1)
        index += 1
      }
    }
    return .string(String(result))
  }

  @Sendable private static func split(_ arguments: [Value]) throws(EvaluationError) -> Value? {
    guard arguments.count >= 2,
      case (.string(let text), .string(let separator)) = (arguments[0], arguments[1]),
      let limit = limit(arguments.dropFirst(2))
    else { return nil }
    guard limit > 0 else { return .list(List([])) }
    let (scalars, wanted) = (Array(text.unicodeScalars), Array(separator.unicodeScalars))
    var parts: [Value] = []
    var (start, index) = (0, wanted.isEmpty ? 1 : 0)
    while parts.count + 1 < limit, index < scalars.count, index + wanted.count <= scalars.count {
      if scalars[index...].starts(with: wanted) {
        parts.append(.string(String(scalars[start..<index])))
        start = index + wanted.count
        index = max(start, index + 1)
      } else {
        index += 1
      }
    }
    if wanted.isEmpty, scalars.isEmpty { return .list(List([])) }
    return .list(List(parts + [.string(String(scalars[start...]))]))
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
      guard result.utf8.count <= Limits.builtText else {
        throw .invalidArgument("the text of join() is too long")
      }
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
