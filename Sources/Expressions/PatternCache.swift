import Patterns
import Synchronization

/// Compiled patterns that no expression holds as a literal: those of variables and parameters, which come again with
/// every row.
final class PatternCache: Sendable {
  static let shared = PatternCache()

  /// Beyond this many, all are forgotten: a checklist has dozens.
  private static let capacity = 500

  private let patterns = Mutex<[[UInt8]: Pattern]>([:])

  func pattern(_ text: String) throws(EvaluationError) -> Pattern {
    let key = Array(text.utf8)
    if let pattern = patterns.withLock({ $0[key] }) { return pattern }
    let pattern = try Function.compile(text)
    patterns.withLock { patterns in
      if patterns.count >= Self.capacity { patterns.removeAll() }
      patterns[key] = pattern
    }
    return pattern
  }
}
