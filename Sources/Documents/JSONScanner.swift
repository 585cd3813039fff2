import Diagnostics

/// The words of a JSON text: punctuation, strings, numbers and the three literals.
struct JSONScanner {
  private(set) var offset = 0
  private let bytes: [UInt8]
  private let name: String
  private var place = (offset: 0, line: 1, column: 1)

  init(_ bytes: [UInt8], named name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// The position of the next byte.
  ///
  /// Counted on from the last question, since a document can be one line of megabytes.
  var position: Position {
    mutating get {
      while place.offset < offset {
        let byte = bytes[place.offset]
        place.offset += 1
        if byte == UInt8(ascii: "\n") {
          place.line += 1
          place.column = 1
        } else if place.offset == bytes.count || bytes[place.offset] & 0xC0 != 0x80 {
          place.column += 1
        }
      }
      return Position(line: place.line, column: place.column)
    }
  }

  func refuseInvalidText() throws(Diagnostics) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw failure("the text is not UTF-8", at: error.byteOffsets.lowerBound)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw failure("the text starts with a byte order mark; remove it")
    }
  }

  /// The next byte after white space, which is skipped; nil at the end.
  mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      case let byte: return byte
      }
    }
    return nil
  }

  mutating func advance() {
    offset += 1
  }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: mark) else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ mark: Unicode.Scalar, or other: Unicode.Scalar? = nil) throws(Diagnostics) {
    guard !skip(mark) else { return }
    throw failure(other.map { "expected '\($0)' or '\(mark)'" } ?? "expected '\(mark)'")
  }

  mutating func word() throws(Diagnostics) -> Scalar {
    let words: [(String, Scalar.Kind)] = [("true", .bool(true)), ("false", .bool(false)), ("null", .null)]
    for (text, kind) in words where bytes[offset...].starts(with: text.utf8) {
      offset += text.utf8.count
      return Scalar(text: text, kind: kind, style: .plain)
    }
    throw failure(offset == bytes.count ? "the document ends where a value is due" : "expected a value")
  }

  mutating func number() throws(Diagnostics) -> Scalar {
    let start = offset
    if current == UInt8(ascii: "-") { offset += 1 }
    if current == UInt8(ascii: "0") {
      offset += 1
      if current?.isDigit == true { throw failure("a number must not start with zero") }
    } else {
      try digits()
    }
    var isInteger = true
    if current == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isInteger = false
      offset += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isInteger, let value = Int64(text) { return Scalar(text: text, kind: .int(value), style: .plain) }
    guard let value = Double(text), value.isFinite else {
      throw failure("the number is out of range", at: start)
    }
    return Scalar(text: text, kind: .double(value), style: .plain)
  }

  mutating func string() throws(Diagnostics) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    var pending = offset
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[pending..<offset]
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[pending..<offset]
        text += try UTF8.encode(escape()).map { Array($0) } ?? []
        pending = offset
      case 0..<0x20: throw failure("a control character in a string must be escaped")
      default: offset += 1
      }
    }
    throw failure("the string has no end", at: start)
  }

  func failure(_ message: String, at place: Int? = nil) -> Diagnostics {
    let source = SourceText(name: name, text: String(decoding: bytes, as: UTF8.self))
    return Diagnostics([Diagnostic(message, in: source, at: source.position(ofUTF8Offset: place ?? offset))])
  }
}

extension JSONScanner {
  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func digits() throws(Diagnostics) {
    guard current?.isDigit == true else { throw failure("expected a digit") }
    while current?.isDigit == true { offset += 1 }
  }

  private mutating func escape() throws(Diagnostics) -> Unicode.Scalar {
    let start = offset
    offset += 1
    defer { offset += 1 }
    switch current {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw failure("no such escape", at: start)
    }
  }

  /// Reads `uXXXX`, and the second half of a surrogate pair; stops on the last digit.
  private mutating func unicodeEscape(from start: Int) throws(Diagnostics) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if UTF16.isLeadSurrogate(first), bytes[(offset + 1)...].starts(with: #"\u"#.utf8) {
      offset += 2
      let second = try codeUnit()
      if UTF16.isTrailSurrogate(second) {
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
      }
    }
    throw failure("half of a surrogate pair stands alone", at: start)
  }

  /// The four digits after the current byte.
  private mutating func codeUnit() throws(Diagnostics) -> UInt16 {
    let digits = bytes[(offset + 1)...].prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.isHexDigit),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits") }
    offset += 4
    return unit
  }
}
