extension Function {
  static let conversions: [Function] = [
    Function("bool", from(.bool, .string, to: .bool), .unary(bool)),
    Function("int", from(.int, .uint, .double, .string, .timestamp, to: .int), .unary(int)),
    Function("uint", from(.uint, .int, .double, .string, to: .uint), .unary(uint)),
    Function("double", from(.double, .int, .uint, .string, to: .double), .unary(double)),
    Function(
      "string", from(.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration, to: .string),
      .unary(string)),
    Function("bytes", from(.bytes, .string, to: .bytes), .unary(bytes)),
    Function("timestamp", from(.timestamp, .string, .int, to: .timestamp), .unary(timestamp)),
    Function("duration", from(.duration, .string, to: .duration), .unary(duration)),
    Function("type", [.function(.a, gives: .type(.a))], .unary { .type($0.type) }),
    Function("dyn", [.function(.a, gives: .dyn)], .unary { $0 }),
  ]

  private static func from(_ sources: ExpressionType..., to target: ExpressionType) -> [Overload] {
    sources.map { .function($0, gives: target) }
  }

  @Sendable private static func bool(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .bool: value
    case .string("1"), .string("t"), .string("true"), .string("TRUE"), .string("True"): .bool(true)
    case .string("0"), .string("f"), .string("false"), .string("FALSE"), .string("False"): .bool(false)
    case .string(let text): throw unreadable(text, as: "bool")
    default: nil
    }
  }

  @Sendable private static func int(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .int: return value
    case .uint(let number):
      guard let number = Int64(exactly: number) else { throw .outOfRange("int(\(number))") }
      return .int(number)
    case .double(let number):
      // The range is open at both ends: -2^63 may be any number that was rounded to it.
      guard number > -0x1p63, number < 0x1p63 else { throw .outOfRange("int(\(number))") }
      return .int(Int64(number))
    case .string(let text):
      guard let number = Int64(text) else { throw unreadable(text, as: "int") }
      return .int(number)
    case .timestamp(let time): return .int(time.seconds)
    default: return nil
    }
  }

  @Sendable private static func uint(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .uint: return value
    case .int(let number):
      guard let number = UInt64(exactly: number) else { throw .outOfRange("uint(\(number))") }
      return .uint(number)
    case .double(let number):
      guard number >= 0, number < 0x1p64 else { throw .outOfRange("uint(\(number))") }
      return .uint(UInt64(number))
    case .string(let text):
      guard let number = UInt64(text), text.utf8.first?.isDigit == true else {
        throw unreadable(text, as: "uint")
      }
      return .uint(number)
    default: return nil
    }
  }

  @Sendable private static func double(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .double: return value
    case .int(let number): return .double(Double(number))
    case .uint(let number): return .double(Double(number))
    case .string(let text):
      guard let number = Double(text) else { throw unreadable(text, as: "double") }
      return .double(number)
    default: return nil
    }
  }

  @Sendable private static func string(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .string: return value
    case .double(let number): return .string(number.converted)
    case .bool, .int, .uint, .timestamp, .duration: return .string(value.text)
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .invalidArgument("invalid UTF-8")
      }
      return .string(text)
    default: return nil
    }
  }

  @Sendable private static func bytes(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .bytes: value
    case .string(let text): .bytes(Array(text.utf8))
    default: nil
    }
  }

  @Sendable private static func timestamp(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .timestamp: value
    case .string(let text): .timestamp(try Timestamp(parsing: text))
    case .int(let seconds): .timestamp(try Timestamp(checking: seconds))
    default: nil
    }
  }

  @Sendable private static func duration(_ value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .duration: value
    case .string(let text): .duration(try Duration(parsing: text))
    default: nil
    }
  }

  private static func unreadable(_ text: String, as type: String) -> EvaluationError {
    .invalidArgument("'\(text)' is not a value of \(type)")
  }
}
