/// The words `--name=value` between an instruction's keyword and its arguments.
enum FlagWords {
  /// Quotes and escapes are taken off; a word `--` ends the flags.
  static func take(
    from line: ArraySlice<UInt8>, escape: UInt8
  ) -> (flags: [String], rest: ArraySlice<UInt8>) {
    var flags: [String] = []
    var rest = line
    while true {
      rest = rest.drop(while: isSpace)
      guard rest.starts(with: "--".utf8) else { return (flags, rest) }
      let word = takeWord(from: &rest, escape: escape)
      if word.text.isIdentical(to: "--") { return (flags, rest) }
      if word.isQuoted || !word.text.isEmpty { flags.append(word.text) }
    }
  }

  private static func takeWord(
    from rest: inout ArraySlice<UInt8>, escape: UInt8
  ) -> (text: String, isQuoted: Bool) {
    var text = String.UnicodeScalarView()
    var quote: UInt8?
    var isQuoted = false
    while let byte = rest.first {
      if quote == nil, isSpace(byte) { break }
      rest = rest.dropFirst()
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        (quote, isQuoted) = (byte, true)
      } else if byte == escape {
        guard let next = rest.popFirst() else { break }
        text.append(Unicode.Scalar(next))
      } else {
        // BuildKit goes byte by byte here, and writes each as a scalar.
        text.append(Unicode.Scalar(byte))
      }
    }
    return (String(text), isQuoted)
  }

  /// Byte by byte, two bytes of Latin-1 count, too.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte.isBlank || byte == 0x0A || byte == 0x85 || byte == 0xA0
  }
}
