/// How bad an open finding is: DISA's category, I the worst.
public enum Category: Int, Comparable, CaseIterable, Sendable {
  case one = 1
  case two, three

  public static func < (left: Category, right: Category) -> Bool { left.rawValue < right.rawValue }

  /// `I`, `II` or `III`.
  public var numeral: String { String(repeating: "I", count: rawValue) }

  /// STIG Viewer's word for the category.
  public var word: String {
    switch self {
    case .one: "high"
    case .two: "medium"
    case .three: "low"
    }
  }

  public init?(numeral: String) {
    guard let category = Self.allCases.first(where: { $0.numeral == numeral }) else { return nil }
    self = category
  }
}

/// A category and where it comes from: the guide assigns none, so most are ours and some are a STIG rule's.
public struct Severity: Hashable, Sendable {
  public enum Basis: Hashable, Sendable {
    /// Assigned by this project.
    case assigned
    /// Taken over from a named STIG rule.
    case borrowed(from: String)
    /// Changed by a profile or by a checklist that extends the rule's own.
    case tailored(from: Category, reason: String)
  }

  public let category: Category
  public let basis: Basis

  public init(category: Category, basis: Basis) {
    self.category = category
    self.basis = basis
  }

  /// Another category for the same rule; the one it first had stays known.
  func tailored(to category: Category, reason: String) -> Severity {
    let first = if case .tailored(let first, _) = basis { first } else { self.category }
    return Severity(category: category, basis: .tailored(from: first, reason: reason))
  }
}
