/// Decides from an assessment whether a pipeline may go on.
public struct Gate: Hashable, Sendable {
  /// The least severe category that fails the gate; nil lets every finding through.
  public let threshold: Category?

  public init(failingOn threshold: Category?) {
    self.threshold = threshold
  }

  /// The verdict over one target or several.
  ///
  /// An empty list, an error or no pass at all is incomplete, and incomplete wins over failed: a gate that allows
  /// failures must never allow a look that did not happen.
  public func verdict(on assessments: [Assessment]) -> Verdict {
    guard !assessments.isEmpty else { return .incomplete(["nothing was scanned"]) }
    var reasons: [String] = []
    for assessment in assessments {
      let name = assessments.count > 1 ? "\(assessment.target.name): " : ""
      // A problem that names its target need not be told twice whose it is.
      reasons += assessment.problems.map { problem in
        problem.utf8.starts(with: assessment.target.name.utf8) ? problem : name + problem
      }
      let errors = assessment.count(.error)
      if errors > 0 {
        reasons.append(name + "\(errors) \(errors == 1 ? "rule" : "rules") could not be evaluated")
      }
      if assessment.problems.isEmpty, assessment.count(.pass) + assessment.count(.fail) + errors == 0 {
        reasons.append(name + "no rule came to a decision")
      }
    }
    if !reasons.isEmpty { return .incomplete(reasons) }
    guard let threshold else { return .passed }

    let failed = Category.allCases.filter { $0 <= threshold }.compactMap { category -> String? in
      let count = assessments.reduce(0) { $0 + $1.open(category) }
      return count > 0 ? "\(count) open in category \(category.numeral)" : nil
    }
    return failed.isEmpty ? .passed : .failed(failed)
  }
}

/// How a run ended, and why.
public enum Verdict: Hashable, Sendable {
  case passed
  case failed([String])
  case incomplete([String])

  /// 0 passed, 1 failed, 3 incomplete; 2 is wrong use, and no verdict.
  public var exitCode: Int32 {
    switch self {
    case .passed: 0
    case .failed: 1
    case .incomplete: 3
    }
  }

  public var reasons: [String] {
    switch self {
    case .passed: []
    case .failed(let reasons), .incomplete(let reasons): reasons
    }
  }
}
