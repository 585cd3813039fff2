import Expressions
import Secrets

extension SecretScanner {
  /// The scanner of the shipped patterns, compiled once.
  static let shared = Result { try SecretScanner(SecretPattern.shipped.get()) }.mapError(unavailable)
}

extension SecretBodyPatterns {
  /// Compiled once for all files.
  static let shared = Result { try SecretBodyPatterns(SecretPattern.shipped.get()) }.mapError(unavailable)
}

private func unavailable(_ error: any Error) -> EvaluationError {
  .unavailable("the secret patterns: \(error)")
}
