import Checklists

/// How many results of each kind there are, over one target or several.
struct Tally {
  private let assessments: [Assessment]

  init(_ assessments: [Assessment]) {
    self.assessments = assessments
  }

  subscript(status: Status) -> Int { assessments.reduce(0) { $0 + $1.count(status) } }

  func open(_ category: Category) -> Int { assessments.reduce(0) { $0 + $1.open(category) } }

  /// Failures that waivers alone take out of the gate.
  var waived: Int { count(\.isWaived) }

  /// Failures that a baseline takes out of the gate.
  var known: Int { count(\.isKnown) }

  /// Rules that look at what the scan was not given.
  func lacking(_ subject: Subject) -> Int {
    assessments.reduce(0) { $0 + $1.results.count { $0.lacks == subject } }
  }

  var rules: Int { assessments.reduce(0) { $0 + $1.results.count } }

  private func count(_ property: KeyPath<RuleResult, Bool>) -> Int {
    assessments.reduce(0) { $0 + $1.results.count { $0[keyPath: property] } }
  }

  /// The counts in words, worst first; what is zero is left out.
  var phrases: [String] {
    let categories = Category.allCases.map { "\($0.numeral):\(open($0))" }.joined(separator: " ")
    let all: [(Int, String)] = [
      (count(\.isOpen), "open (\(categories))"),
      (self[.error], "not evaluated"),
      (known, "known from the baseline"),
      (waived, "waived"),
      (self[.pass], "passed"),
      (self[.notReviewed] - lacking(.image) - lacking(.dockerfile), "to review by hand"),
      (lacking(.image), "waiting for the image"),
      (lacking(.dockerfile), "waiting for the Dockerfile"),
      (self[.notApplicable], "not applicable"),
    ]
    return all.filter { $0.0 > 0 }.map { "\($0) \($1)" }
  }
}

extension Verdict {
  /// The word for scripts.
  var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .incomplete: "incomplete"
    }
  }
}

extension TargetDescription {
  /// `name[:tag][@digest]`.
  var reference: String {
    name + (tag.map { ":" + $0 } ?? "") + (digest.map { "@" + $0 } ?? "")
  }
}
