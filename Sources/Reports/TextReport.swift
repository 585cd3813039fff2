import Checklists

/// The report for a person at a terminal: the verdict first and last, the worst in between.
public struct TextReport: Sendable {
  private let assessments: [Assessment]
  private let gate: Gate
  private let style: TextStyle
  private let exemptions: ExemptionReview

  public init(
    _ assessments: [Assessment], gate: Gate, style: TextStyle, exemptions: ExemptionReview = ExemptionReview()
  ) {
    self.assessments = assessments
    self.gate = gate
    self.style = style
    self.exemptions = exemptions
  }

  public var rendered: String {
    var page = Page(style)
    for assessment in assessments {
      TargetBlock(assessment, verdict: gate.verdict(on: [assessment])).write(to: &page)
      page.divide()
    }
    ExemptionBlock(exemptions).write(to: &page)
    writeClosing(to: &page)
    return page.text
  }

  /// Verdict, counts, exit code and what to do next, so that the end of a log tells everything.
  private func writeClosing(to page: inout Page) {
    let verdict = gate.verdict(on: assessments)
    var counts = Tally(assessments).phrases
    if counts.isEmpty { counts = [assessments.isEmpty ? "nothing was scanned" : "no rule was run"] }
    if assessments.count > 1 { counts.insert("\(assessments.count) targets", at: 0) }
    let separated = counts.enumerated().map { index, phrase in
      Run(index < counts.count - 1 ? phrase + " ·" : phrase, whole: true)
    }
    var tail = [Run("exit \(verdict.exitCode)", .strong, gap: 3, whole: true)]
    if let rule = worstRule { tail.append(Run("plimsoll explain \(rule.id)", .open, gap: 3, whole: true)) }
    page.write(separated + tail, label: verdict.headline, indent: verdict.headline.text.columns + 2)
  }

  private var worstRule: Rule? {
    let results = assessments.flatMap(\.results)
    return (results.openWorstFirst.first ?? results.first { $0.outcome.status == .error })?.rule
  }
}

extension [RuleResult] {
  /// What the gate counts, category I first, otherwise in rule order.
  var openWorstFirst: [RuleResult] { filter(\.isOpen).worstFirst }

  /// The failures that a baseline takes out of the gate.
  var knownWorstFirst: [RuleResult] { filter(\.isKnown).worstFirst }

  private var worstFirst: [RuleResult] {
    Category.allCases.flatMap { category in filter { $0.category == category } }
  }
}

extension Verdict {
  /// The verdict as it stands at the head of a line.
  var headline: Run {
    switch self {
    case .passed: Run("PASSED", .passed)
    case .failed: Run("FAILED", .severe)
    case .incomplete: Run("INCOMPLETE", .broken)
    }
  }
}
