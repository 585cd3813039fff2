/// Commands: simple ones, and those that hold others.
extension ShellParser {
  mutating func command() throws(ShellSyntaxError) -> CommandSyntax {
    skipBlanks()
    guard index < end else { throw failure("a command is missing") }
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "("):
      if let test = try arithmeticCommand() { return test }
      index += 1
      let list = try someList(until: [")"])
      index += 1
      return .subshell(list, try redirections())
    case UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), 0x0A: throw unexpected()
    default: break
    }
    if take(word: "{") {
      let list = try someList(until: ["}"])
      try expect("}")
      return .group(list, try redirections())
    }
    if take(word: "if") { return try conditional() }
    if take(word: "while") || take(word: "until") {
      let condition = try someList(until: ["do"])
      return try loop(variable: nil, words: [], condition: condition)
    }
    if take(word: "for") || take(word: "select") { return try forLoop() }
    if take(word: "case") { return try choice() }
    if take(word: "[[") { return try test(from: start) }
    if take(word: "function") { return try namedFunction() }
    if take(word: "coproc") { return try command() }
    for word in ["then", "do", "done", "fi", "else", "elif", "esac", "}", "in"] where isAt(anyOf: [word]) {
      if word.utf8.elementsEqual("in".utf8) { break }
      throw unexpected()
    }
    return try simpleCommand()
  }

  private mutating func conditional() throws(ShellSyntaxError) -> CommandSyntax {
    var branches: [(condition: CommandList?, body: CommandList)] = []
    let condition = try someList(until: ["then"])
    try expect("then")
    branches.append((condition, try someList(until: ["fi", "else", "elif"])))
    while take(word: "elif") {
      let condition = try someList(until: ["then"])
      try expect("then")
      branches.append((condition, try someList(until: ["fi", "else", "elif"])))
    }
    if take(word: "else") { branches.append((nil, try someList(until: ["fi"]))) }
    try expect("fi")
    return .conditional(branches, try redirections())
  }

  private mutating func loop(
    variable: String?, words: [Word], condition: CommandList?
  ) throws(ShellSyntaxError) -> CommandSyntax {
    let body: CommandList
    if take(word: "{") {
      body = try someList(until: ["}"])
      try expect("}")
    } else {
      try expect("do")
      body = try someList(until: ["done"])
      try expect("done")
    }
    return .loop(variable: variable, words: words, condition: condition, body: body, try redirections())
  }

  private mutating func forLoop() throws(ShellSyntaxError) -> CommandSyntax {
    skipBlanks()
    if starts(with: "((") {
      guard case .test(let words, _, _)? = try arithmeticCommand() else { throw unexpected() }
      try skipLoopSeparator()
      return try loop(variable: nil, words: words, condition: nil)
    }
    let name = try word()
    skipBlanks()
    try skipLineFeeds()
    var words: [Word] = []
    if take(word: "in") {
      skipBlanks()
      while index < end, !bytes[index].endsWord {
        words.append(try word())
        skipBlanks()
      }
    }
    try skipLoopSeparator()
    return try loop(variable: String(decoding: name.plainText, as: UTF8.self), words: words, condition: nil)
  }

  private mutating func skipLoopSeparator() throws(ShellSyntaxError) {
    skipBlanks()
    if index < end, bytes[index] == UInt8(ascii: ";") { index += 1 }
    try skipLineFeeds()
  }

  private mutating func choice() throws(ShellSyntaxError) -> CommandSyntax {
    skipBlanks()
    let subject = try word()
    try skipLineFeeds()
    try expect("in")
    try skipLineFeeds()
    var bodies: [CommandList] = []
    while !take(word: "esac") {
      guard index < end else { throw failure("'esac' is missing") }
      if bytes[index] == UInt8(ascii: "(") { index += 1 }
      try patterns()
      bodies.append(try list(until: [";;", ";&", "esac"]))
      if starts(with: ";;&") { index += 3 } else if starts(with: ";;") || starts(with: ";&") { index += 2 }
      try skipLineFeeds()
    }
    return .choice(subject, bodies, try redirections())
  }

  private mutating func patterns() throws(ShellSyntaxError) {
    while true {
      skipBlanks()
      _ = try word()
      skipBlanks()
      guard index < end else { throw failure("')' is missing") }
      defer { index += 1 }
      switch bytes[index] {
      case UInt8(ascii: "|"): continue
      case UInt8(ascii: ")"): return
      default: throw unexpected()
      }
    }
  }

  private mutating func namedFunction() throws(ShellSyntaxError) -> CommandSyntax {
    skipBlanks()
    _ = try word()
    skipBlanks()
    if starts(with: "()") { index += 2 }
    return try functionBody()
  }

  mutating func functionBody() throws(ShellSyntaxError) -> CommandSyntax {
    try skipLineFeeds()
    let body = try nested { (parser) throws(ShellSyntaxError) in try parser.command() }
    return .function(body)
  }

  /// `[[ … ]]`: words up to the closing mark, whatever stands between.
  private mutating func test(from start: Int) throws(ShellSyntaxError) -> CommandSyntax {
    var words: [Word] = []
    while true {
      try skipLineFeeds()
      guard index < end else { throw failure("']]' is missing", at: start) }
      if take(word: "]]") { return .test(words, span(start..<index), try redirections()) }
      if bytes[index].endsWord { index += 1 } else { words.append(try word()) }
    }
  }

  /// `(( … ))`; nil where the marks open subshells.
  private mutating func arithmeticCommand() throws(ShellSyntaxError) -> CommandSyntax? {
    guard starts(with: "((") else { return nil }
    let start = index
    guard let close = arithmeticEnd(from: index + 2) else { return nil }
    index = close
    return .test([], span(start..<close), try redirections())
  }

  /// Behind the `))` that closes an arithmetic expression; nil where there is none.
  func arithmeticEnd(from place: Int) -> Int? {
    var (open, place) = (0, place)
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"):
        if open == 0 { return place + 1 < end && bytes[place + 1] == UInt8(ascii: ")") ? place + 2 : nil }
        open -= 1
      case UInt8(ascii: "\\"): place += 1
      case 0x0A where open > Self.deepest: return nil
      default: break
      }
      place += 1
    }
    return nil
  }

  private mutating func redirections() throws(ShellSyntaxError) -> [Redirection] {
    var redirections: [Redirection] = []
    skipBlanks()
    while let redirection = try redirection() {
      redirections.append(redirection)
      skipBlanks()
    }
    return redirections
  }
}
