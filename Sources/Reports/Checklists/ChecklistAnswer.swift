import Checklists

/// What a checklist of DISA's holds as the answer to one rule.
struct ChecklistAnswer {
  let status: Status
  let details: String
  let comments: String
  /// The category that counts in place of the rule's, and why.
  let override: (category: Category, reason: String)?

  init(_ result: NativeReport.Result, in report: TargetReport) {
    let evidence = EvidenceText(result, in: report)
    status = result.checklistStatus
    // STIG Manager takes a rule that is not reviewed and has a text for one that was looked at.
    let isUntouched = status == .notReviewed && result.findings.isEmpty
    details = isUntouched ? "" : evidence.text()
    comments = evidence.waivers.cut(to: EvidenceText.longest)
    override = result.overrideReason.map { (result.effectiveCategory, $0.cut(to: EvidenceText.longest)) }
  }
}
