/// Reads parser directives, `# name=value`: they end with the first line that is none.
struct DirectiveReader {
  private(set) var directives = Directives()
  private var seen: Set<String> = []
  private var isDone = false

  /// Whether the line, without white space in front, is a directive.
  mutating func read(_ line: ArraySlice<UInt8>, number: Int) throws(SyntaxError) -> Bool {
    guard !isDone else { return false }
    guard let (name, value) = Self.directive(line) else {
      isDone = true
      return false
    }
    guard seen.insert(name).inserted else {
      throw SyntaxError("only one \(name) parser directive can be used", line: number)
    }
    switch name {
    case "syntax": directives.syntax = value.divided(at: " ")?.before ?? value
    case "check": directives.check = value
    default:
      guard let mark = value.unicodeScalars.first, value.utf8.count == 1, mark == "\\" || mark == "`" else {
        throw SyntaxError(
          "invalid escape token '\(value)': it is a backslash or a backtick", line: number, anchor: value)
      }
      directives.escape = mark
    }
    return true
  }

  private static func directive(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
    guard line.first == UInt8(ascii: "#") else { return nil }
    let rest = line.dropFirst().trimmedLeft
    let name = rest.prefix { isLetter($0) || (0x30...0x39).contains($0) }
    guard let first = name.first, isLetter(first) else { return nil }
    let behind = rest[name.endIndex...].drop(while: isSpace)
    var value = behind.dropFirst().drop(while: isSpace)
    while value.last.map(isSpace) == true { value = value.dropLast() }
    let key = name.text.lowercasedASCII
    guard behind.first == UInt8(ascii: "="), !value.isEmpty, ["syntax", "escape", "check"].contains(key)
    else {
      return nil
    }
    return (key, value.text)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte.isBlank && byte != 0x0B || byte == 0x0A }
}
