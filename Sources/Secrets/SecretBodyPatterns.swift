import Patterns

/// The patterns that bodies are searched for, compiled once.
public struct SecretBodyPatterns: Sendable {
  let all: [CompiledSecretPattern]
  let filter: KeywordFilter

  public init(_ patterns: [SecretPattern]) throws(Pattern.SyntaxError) {
    var all: [CompiledSecretPattern] = []
    for pattern in patterns { try all.append(CompiledSecretPattern(pattern)) }
    self.all = all
    filter = KeywordFilter(
      all.enumerated().flatMap { index, pattern in pattern.pattern.keywords.map { ($0, index) } })
  }
}
