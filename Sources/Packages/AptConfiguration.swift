/// The syntax of `apt.conf`: nested scopes, lists and three kinds of comment.
///
/// A key is written out with its scopes, as `apt-config dump` prints it: `APT::Get::AllowUnauthenticated`; an element
/// of a list ends in `::`. The directives `#clear` and `#include` are keys of their own.
enum AptConfiguration {
  static func parse(_ bytes: [UInt8]) -> ParsedSettings {
    var parser = AptConfigurationParser()
    for token in AptTokens(bytes) { parser.take(token) }
    parser.finish()
    return parser.parsed
  }
}

private struct AptConfigurationParser {
  private(set) var parsed = ParsedSettings()
  /// The prefix of the keys in a scope; nil where it is too long for any key.
  private var scopes: [(prefix: String?, line: Int)] = []
  private var words: [AptToken] = []

  mutating func take(_ token: AptToken) {
    switch token.kind {
    case .word, .quoted: words.append(token)
    case .semicolon: endStatement()
    case .open: openScope(token)
    case .close: closeScope(token)
    case .openQuote: parsed.problems.append("line \(token.line): the quote is not closed")
    }
  }

  mutating func finish() {
    if let first = words.first { parsed.problems.append("line \(first.line): the last statement has no ';'") }
    endStatement()
    if let scope = scopes.last {
      parsed.problems.append("line \(scope.line): '{' is not closed")
    }
  }

  private var prefix: String? { scopes.isEmpty ? "" : scopes[scopes.count - 1].prefix }

  /// A statement is a key and its value; a quoted word alone is an element of the list that the scope is.
  private mutating func endStatement() {
    defer { words = [] }
    guard let first = words.first, let prefix else { return }
    if first.kind == .quoted, words.count == 1 {
      add(prefix, words[...], line: first.line)
    } else {
      let isDirective = first.text.utf8.first == UInt8(ascii: "#")
      add(isDirective ? first.text : prefix + first.text, words.dropFirst(), line: first.line)
    }
  }

  private mutating func add(_ key: String, _ values: ArraySlice<AptToken>, line: Int) {
    let value = values.map(\.text).joined(separator: " ")
    parsed.settings.append(ParsedSettings.Setting(key: key, value: value, line: line))
  }

  private mutating func openScope(_ token: AptToken) {
    let name = words.first?.text ?? ""
    if words.isEmpty { parsed.problems.append("line \(token.line): '{' must follow a name") }
    if words.count > 1 { endStatement() }
    let inner = prefix.map { $0 + name + "::" }
    let isLong = inner.map { $0.utf8.count > ParsedSettings.longestKey } ?? true
    if isLong {
      parsed.problems.append("line \(token.line): the scope's name is too long; its keys are left out")
    }
    scopes.append((isLong ? nil : inner, token.line))
    words = []
  }

  /// The last statement of a scope needs no semicolon.
  private mutating func closeScope(_ token: AptToken) {
    endStatement()
    if scopes.popLast() == nil { parsed.problems.append("line \(token.line): '}' closes nothing") }
  }
}
