/// Words: quotes, variables and substitutions.
extension ShellParser {
  mutating func word() throws(ShellSyntaxError) -> Word {
    let start = index
    var builder = WordBuilder()
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "'"): builder.add(try singleQuoted(), isQuoted: true)
      case UInt8(ascii: "\""): builder.append(try doubleQuoted())
      case UInt8(ascii: "\\"):
        index += 1
        guard index < end else { break }
        if bytes[index] != 0x0A { builder.add([bytes[index]], isQuoted: true) }
        index += 1
      case UInt8(ascii: "$"): try dollar(isQuoted: false, &builder)
      case UInt8(ascii: "`"): builder.append([try backquoted(isQuoted: false)])
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard startsProcess else { return builder.word(span(start..<index)) }
        builder.append([try process()])
      case UInt8(ascii: "(") where index > start && "?*+@!".utf8.contains(bytes[index - 1]):
        try extendedPattern(&builder)
      case _ where byte.endsWord: return builder.word(span(start..<index))
      default:
        builder.add([byte], isQuoted: false)
        index += 1
      }
    }
    return builder.word(span(start..<index))
  }

  private mutating func singleQuoted() throws(ShellSyntaxError) -> [UInt8] {
    let start = index
    guard let close = bytes[(index + 1)..<end].firstIndex(of: UInt8(ascii: "'")) else {
      throw failure("a single quote is not closed", at: start)
    }
    index = close + 1
    return Array(bytes[(start + 1)..<close])
  }

  /// `$'…'`, in which a backslash escapes.
  private mutating func escapedQuoted() throws(ShellSyntaxError) -> [UInt8] {
    let start = index
    index += 2
    var text: [UInt8] = []
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "'") { return text }
      guard byte == UInt8(ascii: "\\"), index < end else {
        text.append(byte)
        continue
      }
      let escaped = bytes[index]
      index += 1
      switch escaped {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(escaped)
      default: text += [byte, escaped]
      }
    }
    throw failure("a quote $' is not closed", at: start)
  }

  private mutating func doubleQuoted() throws(ShellSyntaxError) -> [WordPart] {
    let start = index
    index += 1
    var builder = WordBuilder()
    builder.add([], isQuoted: true)
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return builder.finished
      case UInt8(ascii: "\\"):
        index += 1
        guard index < end else { break }
        let escaped = bytes[index]
        index += 1
        switch escaped {
        case 0x0A: break
        case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
          builder.add([escaped], isQuoted: true)
        default: builder.add([UInt8(ascii: "\\"), escaped], isQuoted: true)
        }
      case UInt8(ascii: "$"): try dollar(isQuoted: true, &builder)
      case UInt8(ascii: "`"): builder.append([try backquoted(isQuoted: true)])
      default:
        builder.add([bytes[index]], isQuoted: true)
        index += 1
      }
    }
    throw failure("a double quote is not closed", at: start)
  }

  private mutating func dollar(isQuoted: Bool, _ builder: inout WordBuilder) throws(ShellSyntaxError) {
    let start = index
    guard index + 1 < end else {
      builder.add([bytes[index]], isQuoted: isQuoted)
      index += 1
      return
    }
    let next = bytes[index + 1]
    switch next {
    case UInt8(ascii: "'") where !isQuoted: builder.add(try escapedQuoted(), isQuoted: true)
    case UInt8(ascii: "\"") where !isQuoted:
      index += 1
      builder.append(try doubleQuoted())
    case UInt8(ascii: "("):
      if starts(with: "$(("), let close = arithmeticEnd(from: index + 3) {
        index = close
        builder.append([.arithmetic(span(start..<close))])
      } else {
        index += 2
        let list = try list(until: [")"])
        index += 1
        builder.append([.substitution(list, isQuoted: isQuoted, span(start..<index))])
      }
    case UInt8(ascii: "{"): builder.append([try braced(isQuoted: isQuoted)])
    case _ where next.isNameStart:
      index += 1
      let name = bytes[index..<end].prefix(while: \.isName)
      index = name.endIndex
      builder.append([
        .variable(
          name: String(decoding: name, as: UTF8.self), modifier: nil, isQuoted: isQuoted, span(start..<index))
      ])
    case _ where next.isDigit || "@*#?-$!".utf8.contains(next):
      index += 2
      builder.append([
        .variable(name: String(Unicode.Scalar(next)), modifier: nil, isQuoted: isQuoted, span(start..<index))
      ])
    default:
      builder.add([bytes[index]], isQuoted: isQuoted)
      index += 1
    }
  }

  /// `${name}` and `${name:-word}`.
  private mutating func braced(isQuoted: Bool) throws(ShellSyntaxError) -> WordPart {
    let start = index
    index += 2
    var name = Array(bytes[index..<end].prefix(while: \.isName))
    index += name.count
    if name.isEmpty, index < end, bytes[index] != UInt8(ascii: "}") {
      name = [bytes[index]]
      index += 1
    }
    let mark = index
    while index < end, ":-=?+".utf8.contains(bytes[index]), index - mark < 2 {
      index += 1
      if bytes[index - 1] != UInt8(ascii: ":") { break }
    }
    let operation = String(decoding: bytes[mark..<index], as: UTF8.self)
    let operand = try nested { (parser) throws(ShellSyntaxError) in
      try parser.operand(of: start, isQuoted: isQuoted)
    }
    let isBare = operation.utf8.isEmpty && operand.span.range.isEmpty
    return .variable(
      name: String(decoding: name, as: UTF8.self),
      modifier: isBare ? nil : VariableModifier(operation: operation, operand: operand), isQuoted: isQuoted,
      span(start..<index))
  }

  /// What stands before the closing brace, which is read, too.
  private mutating func operand(of open: Int, isQuoted: Bool) throws(ShellSyntaxError) -> Word {
    let start = index
    var builder = WordBuilder()
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "}"):
        index += 1
        return builder.word(span(start..<(index - 1)))
      case UInt8(ascii: "'") where !isQuoted: builder.add(try singleQuoted(), isQuoted: true)
      case UInt8(ascii: "\""): builder.append(try doubleQuoted())
      case UInt8(ascii: "\\"):
        index += 1
        if index < end { builder.add([bytes[index]], isQuoted: true) }
        index += 1
      case UInt8(ascii: "$"): try dollar(isQuoted: isQuoted, &builder)
      case UInt8(ascii: "`"): builder.append([try backquoted(isQuoted: isQuoted)])
      default:
        builder.add([bytes[index]], isQuoted: isQuoted)
        index += 1
      }
    }
    throw failure("'}' is missing", at: open)
  }

  /// A backquoted script loses one level of backslashes before it is read.
  private mutating func backquoted(isQuoted: Bool) throws(ShellSyntaxError) -> WordPart {
    let start = index
    index += 1
    var text: [UInt8] = []
    while index < end, bytes[index] != UInt8(ascii: "`") {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < end {
        let escaped = bytes[index + 1]
        let isEscape =
          "$`\\".utf8.contains(escaped) || isQuoted && escaped == UInt8(ascii: "\"")
        text += isEscape ? [escaped] : [bytes[index], escaped]
        index += 2
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    guard index < end else { throw failure("a backquote is not closed", at: start) }
    index += 1
    return try nested { (parser) throws(ShellSyntaxError) in
      let inside = ScriptSource(text, at: parser.source.offset(of: start), isExact: false)
      var inner = ShellParser(inside, depth: parser.depth)
      let (list, error) = inner.script()
      if let error { throw error }
      return .substitution(list, isQuoted: isQuoted, parser.span(start..<parser.index))
    }
  }

  private mutating func process() throws(ShellSyntaxError) -> WordPart {
    let start = index
    index += 2
    let list = try list(until: [")"])
    index += 1
    return .process(list, span(start..<index))
  }

  /// `@(a|b)`: text up to the closing mark.
  private mutating func extendedPattern(_ builder: inout WordBuilder) throws(ShellSyntaxError) {
    let start = index
    var open = 0
    while index < end, bytes[index] != 0x0A {
      builder.add([bytes[index]], isQuoted: false)
      if bytes[index] == UInt8(ascii: "(") { open += 1 }
      if bytes[index] == UInt8(ascii: ")") { open -= 1 }
      index += 1
      if open == 0 { return }
    }
    throw failure("')' is missing", at: start)
  }
}

/// Joins neighbouring texts of a word.
struct WordBuilder {
  private var parts: [WordPart] = []
  private var text: [UInt8] = []
  private var isQuoted: Bool?

  mutating func add(_ text: some Sequence<UInt8>, isQuoted: Bool) {
    if isQuoted != self.isQuoted { flush() }
    self.isQuoted = isQuoted
    self.text += text
  }

  mutating func append(_ parts: [WordPart]) {
    flush()
    self.parts += parts
  }

  private mutating func flush() {
    if let isQuoted { parts.append(.text(text, isQuoted: isQuoted)) }
    (text, isQuoted) = ([], nil)
  }

  var finished: [WordPart] {
    mutating get {
      flush()
      return parts
    }
  }

  mutating func word(_ span: Span) -> Word { Word(parts: finished, span: span) }
}
