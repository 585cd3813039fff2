/// Reads a script by the grammar of POSIX (XCU 2.10), with the additions of Bash.
struct ShellParser {
  /// How deep commands and substitutions may be nested.
  static let deepest = 100

  let source: ScriptSource
  let bytes: [UInt8]
  let end: Int
  var index = 0
  var depth: Int
  /// Here-documents whose bodies begin behind the next line feed.
  var pending: [Redirection] = []

  init(_ source: ScriptSource, depth: Int = 0) {
    self.source = source
    bytes = source.bytes
    end = source.bytes.count
    self.depth = depth
  }

  func span(_ range: Range<Int>) -> Span { Span(source: source, range: range) }

  /// Reads everything; what stands before an error is read all the same.
  mutating func script() -> (list: CommandList, error: ShellSyntaxError?) {
    var list = CommandList()
    do throws(ShellSyntaxError) {
      try skipLineFeeds()
      while index < end {
        list.items.append(try andOr())
        guard try separator(of: &list) || index >= end else { throw unexpected() }
        try skipLineFeeds()
      }
      return (list, nil)
    } catch {
      return (list, error)
    }
  }

  func failure(_ message: String, at offset: Int? = nil) -> ShellSyntaxError {
    ShellSyntaxError(message: message, offset: source.offset(of: min(offset ?? index, end)))
  }

  func unexpected() -> ShellSyntaxError {
    guard index < end else { return failure("unexpected end of the script") }
    let word = String(decoding: bytes[index..<end].prefix { !$0.isSpace }.prefix(20), as: UTF8.self)
    return failure("unexpected '\(word)'")
  }

  mutating func nested<Result>(
    _ body: (inout ShellParser) throws(ShellSyntaxError) -> Result
  ) throws(ShellSyntaxError) -> Result {
    guard depth < Self.deepest else { throw failure("nested more than \(Self.deepest) deep") }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // A list inside something that ends with one of the given words or marks, which is left unread.
  mutating func list(until enders: [String]) throws(ShellSyntaxError) -> CommandList {
    try nested { (parser) throws(ShellSyntaxError) in
      var list = CommandList()
      try parser.skipLineFeeds()
      while !parser.isAt(anyOf: enders) {
        guard parser.index < parser.end else { throw parser.failure("'\(enders[0])' is missing") }
        list.items.append(try parser.andOr())
        let isSeparated = try parser.separator(of: &list)
        guard isSeparated || parser.isAt(anyOf: enders) else { throw parser.unexpected() }
        try parser.skipLineFeeds()
      }
      return list
    }
  }

  /// A list that may not be empty, as between `if` and `then`.
  mutating func someList(until enders: [String]) throws(ShellSyntaxError) -> CommandList {
    let list = try list(until: enders)
    if list.items.isEmpty { throw unexpected() }
    return list
  }

  private mutating func andOr() throws(ShellSyntaxError) -> AndOrList {
    var result = AndOrList(first: try pipeline())
    while true {
      skipBlanks()
      let joint: AndOrList.Operator
      if starts(with: "&&") {
        joint = .and
      } else if starts(with: "||") {
        joint = .or
      } else {
        return result
      }
      index += 2
      try skipLineFeeds()
      result.rest.append((joint, try pipeline()))
    }
  }

  private mutating func pipeline() throws(ShellSyntaxError) -> PipelineSyntax {
    skipBlanks()
    let start = index
    var isNegated = false
    while true {
      if take(word: "!") {
        isNegated.toggle()
      } else if take(word: "time") {
        skipBlanks()
        _ = take(word: "-p")
      } else {
        break
      }
      skipBlanks()
    }
    var commands: [CommandSyntax] = []
    // `time` and `!` alone are a pipeline, too.
    if index > start, index >= end || bytes[index] == UInt8(ascii: ";") || bytes[index] == 0x0A {
      return PipelineSyntax(commands: [], isNegated: isNegated, span: span(start..<index))
    }
    while true {
      commands.append(try command())
      var last = index
      skipBlanks()
      guard index < end, bytes[index] == UInt8(ascii: "|"), !starts(with: "||") else {
        while last > start, bytes[last - 1].isSpace { last -= 1 }
        return PipelineSyntax(commands: commands, isNegated: isNegated, span: span(start..<last))
      }
      index += starts(with: "|&") ? 2 : 1
      try skipLineFeeds()
    }
  }

  /// Whether `;`, `&` or a line feed ends the last item.
  private mutating func separator(of list: inout CommandList) throws(ShellSyntaxError) -> Bool {
    skipBlanks()
    guard index < end else { return false }
    switch bytes[index] {
    case 0x0A: return true
    case UInt8(ascii: ";") where !starts(with: ";;") && !starts(with: ";&"):
      index += 1
      return true
    case UInt8(ascii: "&") where !starts(with: "&&"):
      list.items[list.items.count - 1].isBackground = true
      index += 1
      return true
    default: return false
    }
  }

  /// Line feeds, blanks and comments; the bodies of here-documents are taken on the way.
  mutating func skipLineFeeds() throws(ShellSyntaxError) {
    skipBlanks()
    while index < end, bytes[index] == 0x0A {
      index += 1
      takeHeredocs()
      skipBlanks()
    }
  }

  /// Blanks, continued lines and a comment.
  mutating func skipBlanks() {
    while index < end {
      if bytes[index].isBlank {
        index += 1
      } else if bytes[index] == UInt8(ascii: "\\"), index + 1 < end, bytes[index + 1] == 0x0A {
        index += 2
      } else if bytes[index] == UInt8(ascii: "#") {
        while index < end, bytes[index] != 0x0A { index += 1 }
      } else {
        return
      }
    }
  }

  private mutating func takeHeredocs() {
    let redirections = pending
    pending = []
    for redirection in redirections {
      let stripsTabs = redirection.operation.utf8.elementsEqual("<<-".utf8)
      let name = redirection.target.plainText
      let start = index
      var text: [UInt8] = []
      while index < end {
        let line = bytes[index..<end].prefix { $0 != 0x0A }
        index = min(line.endIndex + 1, end)
        let content = stripsTabs ? line.drop { $0 == 0x09 } : line
        if content.elementsEqual(name) { break }
        text += content
        text.append(0x0A)
      }
      redirection.body = ScriptSource(text, at: source.offset(of: start), isExact: !stripsTabs)
    }
  }

  func starts(with text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Whether a reserved word, or a mark such as `)`, stands here.
  func isAt(anyOf enders: [String]) -> Bool {
    enders.contains { ender in
      let utf8 = ender.utf8
      guard bytes[index..<end].starts(with: utf8) else { return false }
      let isMark = utf8.first == UInt8(ascii: ")") || utf8.first == UInt8(ascii: ";")
      return isMark || isWordEnd(index + utf8.count)
    }
  }

  func isWordEnd(_ place: Int) -> Bool { place >= end || bytes[place].endsWord }

  mutating func take(word: String) -> Bool {
    guard isAt(anyOf: [word]) else { return false }
    index += word.utf8.count
    return true
  }

  mutating func expect(_ word: String) throws(ShellSyntaxError) {
    guard take(word: word) else {
      throw index < end ? unexpected() : failure("'\(word)' is missing")
    }
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isSpace: Bool { isBlank || self == 0x0A }

  /// Unquoted, it ends a word.
  var endsWord: Bool {
    switch self {
    case 0x20, 0x09, 0x0A, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }

  var isNameStart: Bool {
    self == UInt8(ascii: "_") || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }

  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isName: Bool { isNameStart || isDigit }
}

extension Word {
  /// The text with quotes removed, substitutions left out.
  var plainText: [UInt8] {
    parts.reduce(into: []) { text, part in
      if case .text(let bytes, _) = part { text += bytes }
    }
  }
}
