/// The literals of Python that describe an array: texts, numbers, truth values, lists, tuples and dictionaries.
struct PythonLiteral {
  indirect enum Value {
    case text(String)
    case int(Int64)
    case bool(Bool)
    case none
    case list([Value])
    case tuple([Value])
    case dictionary([(key: String, value: Value)])
  }

  private let bytes: [UInt8]
  private var place = 0
  /// Something stands there that only evaluating it would turn into a value.
  private(set) var sawCode = false

  private static let deepest = 32

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nil for what is no literal, or more than one.
  mutating func parse() -> Value? {
    let value = value(depth: 0)
    skipBlanks()
    guard value != nil, place == bytes.count else {
      sawCode = sawCode || place < bytes.count && value != nil
      return nil
    }
    return value
  }

  private mutating func value(depth: Int) -> Value? {
    guard depth < Self.deepest else { return nil }
    skipBlanks()
    switch peek {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "["): return elements(closedBy: "]", depth).map { .list($0.values) }
    case UInt8(ascii: "("):
      // One value in brackets is that value; one with a comma is a tuple.
      return elements(closedBy: ")", depth).map { $0.isPlain ? $0.values[0] : .tuple($0.values) }
    case UInt8(ascii: "{"): return dictionary(depth)
    case let byte? where Self.isWord(byte) || byte == UInt8(ascii: "-"): return word()
    default: return nil
    }
  }

  private mutating func word() -> Value? {
    let start = place
    if peek == UInt8(ascii: "-") { place += 1 }
    while let byte = peek, Self.isWord(byte) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    switch word {
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "None": return Value.none
    default:
      // Python 2 wrote long integers with an L.
      let digits = word.utf8.last == UInt8(ascii: "L") ? String(word.dropLast()) : word
      if let number = Int64(digits) { return .int(number) }
      sawCode = sawCode || !digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
      return nil
    }
  }

  private mutating func text() -> String? {
    guard let quote = peek else { return nil }
    place += 1
    let start = place
    while let byte = peek, byte != quote {
      // The names of fields and types need no escapes.
      guard byte != UInt8(ascii: "\\") else { return nil }
      place += 1
    }
    guard peek == quote else { return nil }
    place += 1
    return String(validating: bytes[start..<place - 1], as: UTF8.self)
  }

  private mutating func elements(closedBy end: Unicode.Scalar, _ depth: Int) -> (
    values: [Value], isPlain: Bool
  )? {
    place += 1
    var values: [Value] = []
    var hasComma = false
    while true {
      skipBlanks()
      if take(end) { return (values, values.count == 1 && !hasComma) }
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      skipBlanks()
      if take(",") {
        hasComma = true
      } else if peek != UInt8(ascii: end) {
        sawCode = peek != nil
        return nil
      }
    }
  }

  private mutating func dictionary(_ depth: Int) -> Value? {
    place += 1
    var items: [(key: String, value: Value)] = []
    while true {
      skipBlanks()
      if take("}") { return .dictionary(items) }
      guard let key = text() else { return nil }
      skipBlanks()
      guard take(":"), let value = value(depth: depth + 1) else { return nil }
      items.append((key, value))
      skipBlanks()
      if !take(","), peek != UInt8(ascii: "}") {
        sawCode = peek != nil
        return nil
      }
    }
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    place += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
