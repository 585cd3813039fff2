import Checklists
import Digests

extension NativeReport.Result {
  /// The status; a report with another word does not read back.
  var outcome: Status { Status(rawValue: status) ?? .error }

  var isWaived: Bool { exempt == "waived" }

  /// What is said of every result about an image that is not what it claims to be.
  static let doubt =
    "The image failed its integrity check: this is about the bytes that were read, not about the image that is named."

  /// The waivers of its findings, each once.
  var waivers: [NativeReport.Waiver] { NativeReport.distinct(findings.compactMap(\.waiver)) }

  /// The rule's own category.
  var ownCategory: Category { Category(numeral: category) ?? .one }

  /// The worst category of its findings, each with its override; what is exempt counts where nothing is open.
  var effectiveCategory: Category {
    let open = findings.filter { $0.waiver == nil && $0.known != true }
    return (open.isEmpty ? findings : open).map(effectiveCategory).min() ?? ownCategory
  }

  /// The category of one of its findings.
  func effectiveCategory(_ finding: NativeReport.Finding) -> Category {
    let override = finding.severityOverride ?? finding.waiver?.severityOverride
    return override.flatMap { Category(numeral: $0.category) } ?? ownCategory
  }

  /// Why the category that counts is not the rule's; nil where it is.
  var overrideReason: String? {
    guard effectiveCategory != ownCategory else { return nil }
    let overrides = findings.compactMap { $0.severityOverride ?? $0.waiver?.severityOverride }
    return NativeReport.distinct(overrides.map(\.reason)).joined(separator: "\n")
  }

  /// The status as a checklist of DISA's tells it.
  ///
  /// A risk that is accepted stays open there, and so does a plan to mend it. Only a finding that was none, or that does
  /// not concern the target, is taken back.
  var checklistStatus: Status {
    guard isWaived, !findings.isEmpty else { return outcome }
    let kinds = Set(findings.map { $0.waiver?.type })
    if kinds == ["not-applicable"] { return .notApplicable }
    return kinds.isSubset(of: ["false-positive", "not-applicable"]) ? .pass : outcome
  }

  /// The Security Requirements Guide's identifier that the rule refers to first.
  var srg: String? { references.lazy.compactMap { $0["srg"] }.first }

  /// What groups are called: the SRG, or the rule where it refers to none.
  var groupTitle: String { srg ?? ruleId }

  /// What names the result where a finding would be named by its id.
  func fingerprint(in report: TargetReport) -> String {
    Digest.sha256(of: Netstrings.encode([ruleId] + report.name)).hex
  }
}
