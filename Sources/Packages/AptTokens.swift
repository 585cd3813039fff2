/// One mark or word of an `apt.conf` file.
struct AptToken {
  enum Kind {
    case word, quoted, semicolon, open, close
    /// The line ends inside quotes.
    case openQuote
  }

  let kind: Kind
  let text: String
  let line: Int
}

/// The words of an `apt.conf` file, without its comments.
struct AptTokens: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>
  private var line = 1

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  mutating func next() -> AptToken? {
    skipBlanksAndComments()
    guard let first = rest.first else { return nil }
    switch first {
    case UInt8(ascii: ";"): return mark(.semicolon)
    case UInt8(ascii: "{"): return mark(.open)
    case UInt8(ascii: "}"): return mark(.close)
    case UInt8(ascii: "\""): return quoted()
    default: return take(.word, rest.prefix { !$0.isWhitespace && !";{}\"".utf8.contains($0) })
    }
  }

  private mutating func mark(_ kind: AptToken.Kind) -> AptToken { take(kind, rest.prefix(1)) }

  private mutating func take(_ kind: AptToken.Kind, _ bytes: ArraySlice<UInt8>) -> AptToken {
    rest = rest.dropFirst(bytes.count)
    return AptToken(kind: kind, text: bytes.text, line: line)
  }

  private mutating func quoted() -> AptToken {
    rest = rest.dropFirst()
    let text = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") }
    let token = take(rest[text.endIndex...].first == UInt8(ascii: "\"") ? .quoted : .openQuote, text)
    if token.kind == .quoted { rest = rest.dropFirst() }
    return token
  }

  private mutating func skipBlanksAndComments() {
    while let first = rest.first {
      if first.isWhitespace {
        if first == UInt8(ascii: "\n") { line += 1 }
        rest = rest.dropFirst()
      } else if rest.starts(with: "/*".utf8) {
        skipBlockComment()
      } else if rest.starts(with: "//".utf8) || startsLineComment {
        rest = rest.drop { $0 != UInt8(ascii: "\n") }
      } else {
        return
      }
    }
  }

  private var startsLineComment: Bool {
    rest.first == UInt8(ascii: "#") && !rest.starts(with: "#clear".utf8)
      && !rest.starts(with: "#include".utf8)
  }

  /// A comment without an end runs to the end of the file, as apt reads it.
  private mutating func skipBlockComment() {
    rest = rest.dropFirst(2)
    while !rest.isEmpty, !rest.starts(with: "*/".utf8) {
      if rest.first == UInt8(ascii: "\n") { line += 1 }
      rest = rest.dropFirst()
    }
    rest = rest.dropFirst(2)
  }
}
