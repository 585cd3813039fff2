/// What one rule says about one target.
///
/// There are five cases and no sixth: a rule that could not be evaluated is an ``error(_:)``, and neither an error
/// nor an empty look ever counts as a pass.
public enum Outcome: Hashable, Sendable {
  case pass
  case fail
  case notApplicable(reason: String)
  /// A machine cannot settle it: the question says what would.
  case notReviewed(question: String)
  case error(reason: String)

  /// The word that reports and scripts use.
  public var status: Status {
    switch self {
    case .pass: .pass
    case .fail: .fail
    case .notApplicable: .notApplicable
    case .notReviewed: .notReviewed
    case .error: .error
    }
  }

  /// The reason or question, for the three outcomes that need one.
  public var reason: String? {
    switch self {
    case .pass, .fail: nil
    case .notApplicable(let reason), .error(let reason): reason
    case .notReviewed(let question): question
    }
  }
}

/// The five result words, worst first.
public enum Status: String, CaseIterable, Sendable {
  case fail
  case error
  case notReviewed = "not_reviewed"
  case pass
  case notApplicable = "not_applicable"
}
