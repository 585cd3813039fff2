/// A script inside a word: `$(…)`, a backquoted text, or `<(…)`.
struct InnerScript {
  enum Role: Equatable {
    /// Its output becomes a word or a part of one.
    case word
    /// Its output is a file that the word names.
    case file
    /// Its output becomes a variable.
    case variable(String)
  }

  let list: CommandList
  var role: Role
  /// It stands in the first word, so that its output is the command.
  var isName = false
}

/// A word with its variables put in: several words where an unquoted variable holds blanks.
struct WordExpansion {
  private(set) var words: [ShellWord] = []
  private(set) var inner: [InnerScript] = []
  private let offset: Int
  private var text = ""
  private var isKnown = true
  private var hasText = false

  init(_ word: Word, _ variables: ShellVariables) {
    offset = word.span.offset
    for part in word.parts { add(part, variables) }
    endWord()
  }

  /// The word as one, as in an assignment.
  static func single(_ word: Word, _ variables: ShellVariables) -> (word: ShellWord, inner: [InnerScript]) {
    let expansion = WordExpansion(word, variables)
    let text = expansion.words.map(\.text).joined(separator: " ")
    return (
      ShellWord(text: text, isKnown: expansion.words.allSatisfy(\.isKnown), offset: word.span.offset),
      expansion.inner
    )
  }

  private mutating func add(_ part: WordPart, _ variables: ShellVariables) {
    switch part {
    case .text(let bytes, _):
      text += String(decoding: bytes, as: UTF8.self)
      hasText = true
    case .variable(let name, let modifier, let isQuoted, let span):
      add(value(of: name, modifier, variables), isQuoted: isQuoted, asWritten: span)
    case .substitution(let list, let isQuoted, let span):
      inner.append(InnerScript(list: list, role: .word))
      add(nil, isQuoted: isQuoted, asWritten: span)
    case .process(let list, let span):
      inner.append(InnerScript(list: list, role: .file))
      add(nil, isQuoted: true, asWritten: span)
    case .arithmetic(let span): add(nil, isQuoted: true, asWritten: span)
    }
  }

  private mutating func add(_ value: String?, isQuoted: Bool, asWritten span: Span) {
    guard let value else {
      text += span.text
      isKnown = false
      hasText = true
      return
    }
    if isQuoted {
      text += value
      hasText = true
      return
    }
    var isFirst = true
    for piece in value.utf8.split(omittingEmptySubsequences: false, whereSeparator: \.isSpace) {
      if !isFirst { endWord() }
      isFirst = false
      text += String(Substring(piece))
      hasText = hasText || !piece.isEmpty
    }
  }

  private mutating func endWord() {
    if hasText { words.append(ShellWord(text: text, isKnown: isKnown, offset: offset)) }
    (text, isKnown, hasText) = ("", true, false)
  }

  /// Nil where it cannot be told.
  private mutating func value(
    of name: String, _ modifier: VariableModifier?, _ variables: ShellVariables
  ) -> String? {
    let value = variables[name]
    guard let modifier else { return value }
    let operand = WordExpansion.single(modifier.operand, variables)
    inner += operand.inner
    let text = operand.word.isKnown ? operand.word.text : nil
    switch (modifier.operation, value) {
    case (":-", let value?), (":=", let value?), (":?", let value?):
      return value.utf8.isEmpty ? text : value
    case ("-", let value?), ("=", let value?), ("?", let value?): return value
    case (":+", let value?): return value.utf8.isEmpty ? "" : text
    case ("+", _?): return text
    default: return nil
    }
  }
}
