import Checklists

/// A comparison of two reports for a person at a terminal.
public struct ComparisonText: Sendable {
  private let comparison: ReportComparison
  private let style: TextStyle

  public init(_ comparison: ReportComparison, style: TextStyle) {
    self.comparison = comparison
    self.style = style
  }

  /// What is new first; the last line counts everything.
  public var rendered: String {
    var page = Page(style)
    write(comparison.new, label: Run("NEW", .severe), to: &page)
    write(comparison.notLookedAt, label: Run("UNSEEN", .broken), to: &page)
    write(comparison.waived, label: Run("WAIVED", .slight), to: &page)
    write(comparison.fixed, label: Run("FIXED", .good), to: &page)
    if style.showsAll { write(comparison.unchanged, label: Run("OPEN", .faint), to: &page) }
    writeRules(to: &page)
    page.write([Run(counts, .strong)])
    return page.text
  }

  private var counts: String {
    let all: [(Int, String)] = [
      (comparison.new.count, "new"), (comparison.notLookedAt.count, "no longer looked at"),
      (comparison.waived.count, "waived"), (comparison.fixed.count, "fixed"),
      (comparison.unchanged.count, "unchanged"),
    ]
    let phrases = all.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return phrases.isEmpty ? "nothing is open in either report" : phrases.joined(separator: " · ")
  }

  private func write(_ findings: [ReportComparison.Finding], label: Run, to page: inout Page) {
    guard !findings.isEmpty else { return }
    let shown = style.shown(of: findings.count)
    for (index, finding) in findings.prefix(shown).enumerated() {
      let text = "CAT \(finding.category)  \(finding.ruleId)"
      page.write(
        [Run(text, .open, whole: true), Run(style.shortened(finding.message), gap: 2)],
        label: index == 0 ? label : nil, indent: RuleBlock.margin)
    }
    if findings.count > shown {
      page.write([Run("… and \(findings.count - shown) more", .faint)], indent: RuleBlock.margin)
    }
    page.blank()
  }

  private func writeRules(to page: inout Page) {
    let changes = comparison.changedRules
    guard !changes.isEmpty else { return }
    let shown = style.shown(of: changes.count)
    for (index, change) in changes.prefix(shown).enumerated() {
      let (old, new) = (change.old ?? "not judged", change.new ?? "no longer looked at")
      page.write(
        [Run(change.ruleId, .open), Run("\(old) → \(new)", gap: 2)],
        label: index == 0 ? Run("RULES", .faint) : nil, indent: RuleBlock.margin)
    }
    if changes.count > shown {
      page.write([Run("… and \(changes.count - shown) more", .faint)], indent: RuleBlock.margin)
    }
    page.blank()
  }
}
