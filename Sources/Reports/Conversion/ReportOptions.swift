/// What a user may choose about formats.
public struct ReportOptions: Hashable, Sendable {
  /// What SARIF holds beside open findings.
  public var sarifInclude: SARIFContents = .findings
  /// The namespace of XCCDF identifiers; STIG Manager takes off none but DISA's own.
  public var xccdfNamespace = "mil.disa.stig"
  /// The assessment plan that OSCAL assessment results belong to.
  public var oscalAssessmentPlan: String?
  /// Only these targets, by name or reference; all of them when empty.
  public var targets: [String] = []
  /// Only the results of these checklists; all of them when empty.
  public var checklists: [String] = []

  public init() {}
}

/// What a SARIF log holds: forges show everything in it as open.
public enum SARIFContents: String, CaseIterable, Sendable {
  /// Open findings.
  case findings
  /// Those that are waived, too, marked as suppressed.
  case suppressed
  /// Every result.
  case all
}
