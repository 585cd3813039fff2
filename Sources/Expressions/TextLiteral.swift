/// Reads one string or bytes literal.
struct TextLiteral {
  private let source: SourceScalars
  private let start: Int
  private let isRaw: Bool
  private let isBytes: Bool
  private(set) var offset: Int
  /// What the literal holds; a string's bytes are UTF-8.
  private(set) var bytes: [UInt8] = []

  init(_ source: SourceScalars, from start: Int, prefix: Int, isRaw: Bool, isBytes: Bool) {
    self.source = source
    self.start = start
    self.isRaw = isRaw
    self.isBytes = isBytes
    offset = start + prefix
  }

  mutating func read() throws(ExpressionError) {
    let quote = source.scalars[offset]
    let isTriple = source.scalars[offset...].prefix(3).elementsEqual([quote, quote, quote])
    offset += isTriple ? 3 : 1
    while let scalar = peek() {
      if scalar == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        offset += isTriple ? 3 : 1
        return
      }
      if !isTriple, scalar == "\n" || scalar == "\r" { break }
      offset += 1
      if scalar == "\\", !isRaw {
        try escape()
      } else {
        append(scalar)
      }
    }
    throw source.error("the string has no closing \(isTriple ? "triple " : "")quote", at: start)
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    offset + distance < source.scalars.count ? source.scalars[offset + distance] : nil
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }

  private mutating func escape() throws(ExpressionError) {
    guard let scalar = peek() else { throw source.error("the string has no closing quote", at: start) }
    offset += 1
    switch scalar {
    case "\\", "?", "\"", "'", "`": append(scalar)
    case "a": bytes.append(7)
    case "b": bytes.append(8)
    case "f": bytes.append(12)
    case "n": bytes.append(10)
    case "r": bytes.append(13)
    case "t": bytes.append(9)
    case "v": bytes.append(11)
    case "x", "X": try code(digits: 2, radix: 16, isByte: isBytes)
    case "u" where !isBytes: try code(digits: 4, radix: 16, isByte: false)
    case "U" where !isBytes: try code(digits: 8, radix: 16, isByte: false)
    case "0"..."3":
      offset -= 1
      try code(digits: 3, radix: 8, isByte: isBytes)
    default:
      throw source.error("unknown escape '\\\(scalar)' in the string; write r'…' for a raw one", at: start)
    }
  }

  private mutating func code(digits: Int, radix: UInt32, isByte: Bool) throws(ExpressionError) {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = peek()?.hexValue, digit < radix else {
        throw source.error("an escape in the string needs \(digits) digits", at: start)
      }
      value = value << (radix == 16 ? 4 : 3) | digit
      offset += 1
    }
    if isByte {
      bytes.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      append(scalar)
    } else {
      throw source.error("an escape in the string is no Unicode character", at: start)
    }
  }
}
