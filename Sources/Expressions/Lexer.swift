/// Cuts a text into tokens.
struct Lexer {
  let source: SourceScalars
  private(set) var offset: Int

  init(_ source: SourceScalars, from offset: Int = 0) {
    self.source = source
    self.offset = offset
  }

  /// The tokens up to the end of the text, or up to a `}` that nothing opened; the last is always `.end`.
  mutating func tokens() throws(ExpressionError) -> [Token] {
    var tokens: [Token] = []
    var openBraces = 0
    while true {
      skipSpaceAndComments()
      let start = offset
      let kind = try next()
      if kind == .symbol("{") { openBraces += 1 }
      if kind == .symbol("}") { openBraces -= 1 }
      if kind == .end || openBraces < 0 {
        offset = start
        return tokens + [Token(kind: .end, offset: start)]
      }
      tokens.append(Token(kind: kind, offset: start))
    }
  }

  private mutating func next() throws(ExpressionError) -> Token.Kind {
    guard let scalar = peek() else { return .end }
    if let literal = try textLiteral() { return literal }
    if scalar.isIdentifierStart { return .identifier(takeIdentifier()) }
    if scalar.isDigit || (scalar == "." && peek(1)?.isDigit == true) { return try number() }
    if scalar == "`" { return try quotedIdentifier() }
    return try symbol(scalar)
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    offset + distance < source.scalars.count ? source.scalars[offset + distance] : nil
  }

  private mutating func skipSpaceAndComments() {
    while let scalar = peek() {
      if scalar == "/", peek(1) == "/" {
        while let next = peek(), next != "\n" { offset += 1 }
      } else if [" ", "\t", "\n", "\r", "\u{c}"].contains(scalar) {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func takeIdentifier() -> String {
    take { $0.isIdentifierStart || $0.isDigit }
  }

  private mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    let start = offset
    while let scalar = peek(), isWanted(scalar) { offset += 1 }
    return String(String.UnicodeScalarView(source.scalars[start..<offset]))
  }

  private mutating func quotedIdentifier() throws(ExpressionError) -> Token.Kind {
    let start = offset
    offset += 1
    let name = take { $0.isIdentifierStart || $0.isDigit || [".", "-", "/", " "].contains($0) }
    guard peek() == "`", !name.isEmpty else {
      throw source.error("a quoted field name needs a closing '`'", at: start)
    }
    offset += 1
    return .quotedIdentifier(name)
  }

  private mutating func symbol(_ scalar: Unicode.Scalar) throws(ExpressionError) -> Token.Kind {
    if let second = peek(1), ["==", "!=", "<=", ">=", "&&", "||"].contains("\(scalar)\(second)") {
      offset += 2
      return .symbol("\(scalar)\(second)")
    }
    guard "?[](){}.,-!*/%+<>:".unicodeScalars.contains(scalar) else {
      throw source.error(Self.refusal(of: scalar), at: offset)
    }
    offset += 1
    return .symbol("\(scalar)")
  }

  private static func refusal(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "=": "unexpected '='; equality is '=='"
    case "&", "|": "unexpected '\(scalar)'; bits are read with math.bitAnd and math.bitOr"
    default: "unexpected character '\(scalar)'"
    }
  }
}

extension Lexer {
  private mutating func number() throws(ExpressionError) -> Token.Kind {
    let start = offset
    if peek() == "0", peek(1) == "x", peek(2)?.hexValue != nil {
      offset += 2
      return try integer(take { $0.hexValue != nil }, radix: 16, from: start)
    }
    var text = take(while: \.isDigit)
    var isDouble = false
    if peek() == ".", peek(1)?.isDigit == true {
      offset += 1
      text += "." + take(while: \.isDigit)
      isDouble = true
    }
    if let exponent = exponentLength() {
      text += String(String.UnicodeScalarView(source.scalars[offset..<offset + exponent]))
      offset += exponent
      text += take(while: \.isDigit)
      isDouble = true
    }
    guard isDouble else { return try integer(text, radix: 10, from: start) }
    guard let value = Double(text.utf8.first == UInt8(ascii: ".") ? "0" + text : text) else {
      throw source.error("not a number: '\(text)'", at: start)
    }
    return .double(value)
  }

  /// The length of `e`, `e+` or `e-` when digits follow it.
  private func exponentLength() -> Int? {
    guard peek() == "e" || peek() == "E" else { return nil }
    if peek(1)?.isDigit == true { return 1 }
    return (peek(1) == "+" || peek(1) == "-") && peek(2)?.isDigit == true ? 2 : nil
  }

  private mutating func integer(_ digits: String, radix: Int, from start: Int) throws(ExpressionError)
    -> Token.Kind
  {
    guard let value = UInt64(digits, radix: radix) else {
      throw source.error("the number does not fit in 64 bits", at: start)
    }
    let isUnsigned = peek() == "u" || peek() == "U"
    if isUnsigned { offset += 1 }
    return .integer(value, isUnsigned: isUnsigned)
  }

  /// A string or bytes literal, if one starts here: an optional `b`, an optional `r`, then quotes.
  private mutating func textLiteral() throws(ExpressionError) -> Token.Kind? {
    let isBytes = peek() == "b" || peek() == "B"
    var length = isBytes ? 1 : 0
    let isRaw = peek(length) == "r" || peek(length) == "R"
    if isRaw { length += 1 }
    guard let quote = peek(length), quote == "'" || quote == "\"" else { return nil }
    var literal = TextLiteral(source, from: offset, prefix: length, isRaw: isRaw, isBytes: isBytes)
    try literal.read()
    offset = literal.offset
    return isBytes ? .bytes(literal.bytes) : .string(String(decoding: literal.bytes, as: UTF8.self))
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  var isIdentifierStart: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }

  var hexValue: UInt32? {
    switch self {
    case "0"..."9": value - 48
    case "a"..."f": value - 87
    case "A"..."F": value - 55
    default: nil
    }
  }
}
