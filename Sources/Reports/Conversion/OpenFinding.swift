import Checklists

/// A finding that no waiver takes away, or a failure without one: what pipelines show one by one.
///
/// What a baseline knows is open all the same; only the gate lets it through.
struct OpenFinding {
  let result: NativeReport.Result
  /// Nil for a failure that has no finding of its own.
  let finding: NativeReport.Finding?

  var category: Category { finding.map(result.effectiveCategory) ?? result.effectiveCategory }

  var sentence: String { finding?.sentence ?? result.reason ?? result.title }

  func id(in report: TargetReport) -> String {
    finding?.id.nonEmpty ?? result.fingerprint(in: report)
  }
}

/// Something that was not looked at, and why.
struct Problem {
  let ruleId: String?
  let reason: String

  var sentence: String { ruleId.map { "\($0) could not be evaluated: \(reason)" } ?? reason }
}

extension TargetReport {
  /// In rule order.
  var openFindings: [OpenFinding] {
    results.filter { $0.outcome == .fail }.flatMap { result in
      result.findings.isEmpty
        ? [OpenFinding(result: result, finding: nil)]
        : result.openFindings.map { OpenFinding(result: result, finding: $0) }
    }
  }

  /// Empty exactly where the target was looked at as a whole.
  var problems: [Problem] {
    let problems =
      diagnostics.map { Problem(ruleId: nil, reason: $0) }
      + results.filter { $0.outcome == .error }.map {
        Problem(ruleId: $0.ruleId, reason: $0.reason ?? "no reason is given")
      }
    let isDecided = results.contains { [.pass, .fail].contains($0.outcome) }
    return problems.isEmpty && !isDecided
      ? [Problem(ruleId: nil, reason: "no rule came to a decision")] : problems
  }
}
