import Checklists

extension Category {
  /// What a format has for each of the categories.
  func choose<Word>(_ one: Word, _ two: Word, _ three: Word) -> Word {
    switch self {
    case .one: one
    case .two: two
    case .three: three
    }
  }
}

extension Status {
  /// What a format has for each of the statuses: none may be forgotten.
  func choose<Word>(fail: Word, pass: Word, notApplicable: Word, notReviewed: Word, error: Word) -> Word {
    switch self {
    case .fail: fail
    case .pass: pass
    case .notApplicable: notApplicable
    case .notReviewed: notReviewed
    case .error: error
    }
  }
}
