import Checklists

/// A way to write down what was found.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For a person at a terminal.
  case text
  /// The native report, from which every other format is made.
  case json
  /// For code scanning of forges, SARIF 2.1.0.
  case sarif
  /// A checklist of STIG Viewer 3.
  case cklb
  /// A checklist of STIG Viewer 2.
  case ckl
  /// Results in XCCDF 1.2.
  case xccdf
  /// For Heimdall and SAF, the JSON of InSpec.
  case hdf
  /// Assessment results of OSCAL 1.1.3.
  case oscalAssessmentResults = "oscal-ar"
  /// A plan of action and milestones of OSCAL 1.1.3.
  case oscalPlanOfAction = "oscal-poam"
  /// For test reports of pipelines.
  case junit
  case gitlabCodeQuality = "gitlab-codequality"
  case gitlabSAST = "gitlab-sast"
  /// A comment on a pull request.
  case markdown
  /// The summary of a job.
  case markdownSummary = "markdown-summary"
  /// A page for a browser, in one file.
  case html
  case csv
  /// Annotations of a GitHub workflow.
  case github
}

extension ReportFormat {
  /// Why a format cannot hold what a report says.
  public struct Unsuitable: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }
}

/// What a report says about the run itself.
///
/// Times are arguments, in seconds since 1970: a report made twice from the same arguments is the same to the byte.
public struct RunInfo: Hashable, Sendable {
  public let startedAt: Int
  public let finishedAt: Int
  public let toolVersion: String

  public init(startedAt: Int, finishedAt: Int, toolVersion: String) {
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.toolVersion = toolVersion
  }
}
