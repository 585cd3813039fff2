import Expressions
import Patterns
import Secrets

extension SecretScanner {
  /// The scanner of the shipped patterns, compiled once.
  static let shared = Result { () throws(Pattern.SyntaxError) in try SecretScanner() }
    .mapError { EvaluationError.unavailable("the secret patterns: \($0.message)") }
}

extension SecretBodyPatterns {
  /// Compiled once for all files.
  static let shared = Result { () throws(Pattern.SyntaxError) in try SecretBodyPatterns() }
    .mapError { EvaluationError.unavailable("the secret patterns: \($0.message)") }
}
