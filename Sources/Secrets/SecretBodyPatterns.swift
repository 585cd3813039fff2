import Patterns

/// The patterns that bodies are searched for, compiled once.
public struct SecretBodyPatterns: Sendable {
  let all: [CompiledSecretPattern]
  let filter: KeywordFilter

  /// A pattern with a keyword of fewer than three letters fits too much of a binary file, and is left to short texts.
  public init(_ patterns: [SecretPattern]) throws(Pattern.SyntaxError) {
    var all: [CompiledSecretPattern] = []
    for pattern in patterns where pattern.keywords.allSatisfy({ $0.utf8.count >= 3 }) {
      all.append(try CompiledSecretPattern(pattern))
    }
    self.all = all
    filter = KeywordFilter(
      all.enumerated().flatMap { index, pattern in pattern.pattern.keywords.map { ($0, index) } })
  }
}
