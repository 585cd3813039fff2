/// What a plain YAML scalar means, by the core schema of YAML 1.2.
///
/// `yes`, `no`, `on` and `off` are strings there, and so are dates.
enum CoreSchema {
  /// A number that readers of YAML understand differently, or not at all.
  struct AmbiguousNumber: Error {
    let message: String
  }

  static func kind(of text: String) throws(AmbiguousNumber) -> Scalar.Kind {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".nan", ".NaN", ".NAN": return .double(.nan)
    default: return try number(text) ?? .string
    }
  }

  private static func number(_ text: String) throws(AmbiguousNumber) -> Scalar.Kind? {
    let bytes = Array(text.utf8)
    if let radix = radix(of: bytes) {
      guard let value = Int64(text.utf8.dropFirst(2).text, radix: radix) else { throw .outOfRange(text) }
      return .int(value)
    }
    let sign = bytes.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
    let unsigned = bytes.dropFirst(sign ? 1 : 0)
    if [".inf", ".Inf", ".INF"].contains(where: { $0.utf8.elementsEqual(unsigned) }) {
      return .double(bytes.first == UInt8(ascii: "-") ? -.infinity : .infinity)
    }
    if !unsigned.isEmpty, unsigned.allSatisfy(\.isDigit) {
      if unsigned.count > 1, unsigned.first == UInt8(ascii: "0") {
        throw AmbiguousNumber(
          message:
            "'\(text)' is octal to some readers and decimal to others; quote it, or drop the leading zero")
      }
      guard let value = Int64(text) else { throw .outOfRange(text) }
      return .int(value)
    }
    guard isFloat(unsigned) else { return nil }
    guard let value = Double(text), value.isFinite else { throw .outOfRange(text) }
    return .double(value)
  }

  /// 8 for `0o17`, 16 for `0x1F`, nil for everything else.
  private static func radix(of bytes: [UInt8]) -> Int? {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "0") else { return nil }
    let digits = bytes.dropFirst(2)
    switch bytes[1] {
    case UInt8(ascii: "o"): return digits.allSatisfy { (0x30...0x37).contains($0) } ? 8 : nil
    case UInt8(ascii: "x"): return digits.allSatisfy(\.isHexDigit) ? 16 : nil
    default: return nil
    }
  }

  // (\.[0-9]+ | [0-9]+(\.[0-9]*)?) ([eE][-+]?[0-9]+)?
  private static func isFloat(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    let whole = rest.removeDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard rest.removeDigits() + whole > 0 else { return false }
    } else if whole == 0 {
      return false
    }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    return rest.removeDigits() > 0 && rest.isEmpty
  }
}

extension CoreSchema.AmbiguousNumber {
  fileprivate static func outOfRange(_ text: String) -> Self {
    Self(message: "the number '\(text)' is out of range; quote it if it is a name")
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func removeDigits() -> Int {
    let digits = prefix(while: \.isDigit)
    self = dropFirst(digits.count)
    return digits.count
  }
}

extension Substring.UTF8View {
  fileprivate var text: String { String(Substring(self)) }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isHexDigit: Bool { isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
}
