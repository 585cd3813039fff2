/// The two ways in which old protocols write texts.
enum PickleText {
  /// A Python literal in quotes; a backslash that begins no escape stands for itself.
  static func unquoted(_ line: [UInt8], at place: Int64) throws(ModelError) -> [UInt8] {
    var text = line[...]
    while let last = text.last, last == 0x20 || (0x09...0x0D).contains(last) { text.removeLast() }
    guard text.count >= 2, let quote = text.first, quote == text.last,
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    else { throw .malformed(.badString, "a text stands in no quotes", offset: place) }
    guard let result = unescaped(text.dropFirst().dropLast()) else {
      throw .malformed(.badString, "a text has a broken escape", offset: place)
    }
    return result
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let letter = rest.popFirst() else { return nil }
      switch letter {
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(letter)
      case UInt8(ascii: "a"): result.append(7)
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "v"): result.append(11)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "x"):
        guard let value = number(rest.prefix(2), 16), rest.count >= 2 else { return nil }
        rest = rest.dropFirst(2)
        result.append(UInt8(truncatingIfNeeded: value))
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        let digits = [letter] + rest.prefix(2).prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        rest = rest.dropFirst(digits.count - 1)
        result.append(UInt8(truncatingIfNeeded: number(digits, 8) ?? 0))
      default: result += [byte, letter]
      }
    }
    return result
  }

  /// Latin-1 with `\uXXXX` and `\UXXXXXXXX`, as UTF-8.
  static func rawUnicode(_ line: [UInt8]) -> [UInt8] {
    var result = ""
    var rest = line[...]
    while let byte = rest.popFirst() {
      result.unicodeScalars.append(Unicode.Scalar(byte))
      guard byte == UInt8(ascii: "\\"), let letter = rest.first else { continue }
      let width = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
      let digits = rest.dropFirst().prefix(width)
      if width > 0, digits.count == width, let value = number(digits, 16),
        let scalar = Unicode.Scalar(UInt32(value))
      {
        result.unicodeScalars.removeLast()
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(1 + width)
      } else {
        // Also a second backslash: no escape begins with it.
        result.unicodeScalars.append(Unicode.Scalar(letter))
        rest = rest.dropFirst()
      }
    }
    return Array(result.utf8)
  }

  /// Nil where something is no digit, such as a sign.
  private static func number(_ digits: some Collection<UInt8>, _ radix: Int) -> Int? {
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: radix)
  }
}
