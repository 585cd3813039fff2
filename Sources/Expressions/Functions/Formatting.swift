extension Value {
  /// The value as `%s` writes it.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .double(let value): value.text
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .list(let list): "[" + list.elements.map(\.text).joined(separator: ", ") + "]"
    case .map(let map): "{" + map.sortedEntries.map { "\($0): \($1)" }.joined(separator: ", ") + "}"
    case .timestamp(let time): time.description
    case .duration(let duration): duration.secondsText
    case .type(let type): type.name
    case .optional(let value): value.map { "optional(\($0.text))" } ?? "optional.none()"
    case .object(let object): object.type.name
    }
  }
}

extension Map {
  fileprivate var sortedEntries: [(String, String)] {
    zip(keys, values).map { ($0.text, $1.text) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
  }
}

/// `format`: the clauses `%s %d %f %e %x %X %o %b`, and `%%`.
extension Function {
  @Sendable static func format(_ template: Value, _ arguments: Value) throws(EvaluationError) -> Value? {
    guard case (.string(let template), .list(let arguments)) = (template, arguments) else { return nil }
    var rest = Array(template.unicodeScalars)[...]
    var result = ""
    var index = 0
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if rest.first == "%" {
        rest.removeFirst()
        result += "%"
        continue
      }
      let precision = try precision(&rest)
      guard let clause = rest.popFirst() else { throw .invalidArgument("the format ends within a clause") }
      guard index < arguments.count else {
        throw .invalidArgument("the format has more clauses than arguments")
      }
      result += try format(arguments[index], as: clause, precision: precision)
      index += 1
      guard result.utf8.count <= Limits.builtText else {
        throw .invalidArgument("the text of format() is too long")
      }
    }
    return .string(result)
  }

  private static func precision(_ rest: inout ArraySlice<Unicode.Scalar>) throws(EvaluationError) -> Int {
    guard rest.first == "." else { return 6 }
    let digits = rest.dropFirst().prefix(while: \.isDigit)
    rest.removeFirst(1 + digits.count)
    guard let precision = Int(String(digits)), precision <= 100 else {
      throw .invalidArgument("a precision has one to three digits and is at most 100")
    }
    return precision
  }

  private static func format(
    _ value: Value, as clause: Unicode.Scalar, precision: Int
  ) throws(EvaluationError) -> String {
    switch (clause, value) {
    case ("s", .object), ("s", .optional): throw .invalidArgument("%s cannot show \(value.type)")
    case ("s", _): return value.text
    case ("d", .int), ("d", .uint), ("d", .double): return value.text
    case ("f", .double(let number)), ("e", .double(let number)):
      return number.formatted(Character(clause), precision: precision)
    case ("f", .int(let number)), ("e", .int(let number)):
      return Double(number).formatted(Character(clause), precision: precision)
    case ("f", .uint(let number)), ("e", .uint(let number)):
      return Double(number).formatted(Character(clause), precision: precision)
    case ("b", .bool(let value)): return value ? "1" : "0"
    case ("b", .int(let number)): return String(number, radix: 2)
    case ("b", .uint(let number)): return String(number, radix: 2)
    case ("o", .int(let number)): return String(number, radix: 8)
    case ("o", .uint(let number)): return String(number, radix: 8)
    case ("x", .int(let number)), ("X", .int(let number)):
      return String(number, radix: 16, uppercase: clause == "X")
    case ("x", .uint(let number)), ("X", .uint(let number)):
      return String(number, radix: 16, uppercase: clause == "X")
    case ("x", .string(let text)), ("X", .string(let text)):
      return hex(Array(text.utf8), uppercase: clause == "X")
    case ("x", .bytes(let bytes)), ("X", .bytes(let bytes)): return hex(bytes, uppercase: clause == "X")
    case ("d", _), ("f", _), ("e", _), ("b", _), ("o", _), ("x", _), ("X", _):
      throw .invalidArgument("%\(clause) cannot show \(value.type)")
    default: throw .invalidArgument("unknown format clause %\(clause)")
    }
  }

  private static func hex(_ bytes: [UInt8], uppercase: Bool) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: uppercase) }.joined()
  }
}
