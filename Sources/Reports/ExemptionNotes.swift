import Checklists

/// What the text report says about the exemptions of one rule.
struct ExemptionNotes {
  private let result: RuleResult

  init(_ result: RuleResult) {
    self.result = result
  }

  /// Why findings that a waiver names are open all the same, and in which category.
  func writeLapses(to page: inout Page) {
    let lapses = NativeReport.distinct(result.openFindings.flatMap(\.lapsedWaivers))
    for lapse in lapses.prefix(page.style.shown(of: lapses.count)) {
      page.write([Run(lapse.sentence, .slight)], indent: RuleBlock.margin)
    }
    let own = result.rule.severity.category
    for override in NativeReport.distinct(result.openFindings.compactMap(\.severityOverride)) {
      let text =
        "category \(own.numeral), overridden to \(override.category.numeral): \(override.reason.onOneLine)"
      page.write([Run(page.style.shortened(text), .faint)], indent: RuleBlock.margin)
    }
  }

  /// The findings that do not count: how many, and everything about them where everything is shown.
  func writeExempt(to page: inout Page) {
    for waiver in waivers {
      let findings = result.findings(exemptBy: .waiver(waiver))
      let what = "\(findings.count.phrase("finding")) waived: "
      page.write([Run(what + waiver.phrase, .faint)], indent: RuleBlock.margin)
      guard page.style.showsAll else { continue }
      let approval =
        "\(waiver.kind.rawValue), approved by \(waiver.approvedBy) on \(waiver.approvedOn): \(waiver.reason.onOneLine)"
      page.write([Run(approval)], indent: RuleBlock.margin + 2)
      RuleBlock(result).writeFindings(findings, to: &page)
    }
    let known = result.findings(exemptBy: .baseline)
    guard !known.isEmpty else { return }
    let text = "\(known.count.phrase("finding")) known from the baseline"
    page.write([Run(text, .faint)], indent: RuleBlock.margin)
    if result.isOpen, page.style.showsAll { RuleBlock(result).writeFindings(known, to: &page) }
  }

  /// Such as `(2 findings, WVR-2026-014 until 2027-03-31)`.
  var waivedPhrase: String {
    let phrases = waivers.prefix(3).map(\.phrase) + (waivers.count > 3 ? ["…"] : [])
    return "(\(result.findings.count.phrase("finding")), \(phrases.joined(separator: ", ")))"
  }

  private var waivers: [Waiver] {
    NativeReport.distinct(result.findings.compactMap { $0.exemption?.waiver })
  }
}

extension RuleResult {
  func findings(exemptBy exemption: Exemption) -> [Finding] {
    findings.filter { $0.exemption == exemption }
  }
}

extension Waiver {
  /// Such as `WVR-2026-014 until 2027-03-31`.
  fileprivate var phrase: String { "\(id) until \(lastDay)" }
}

extension Int {
  /// The number and the noun, in the plural where there is not one.
  func phrase(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
