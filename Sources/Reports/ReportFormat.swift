import Checklists

/// A way to write down what was found.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For a person at a terminal.
  case text
  /// The native report, from which every other format can be made.
  case json

  /// The whole report over one target or several; its last byte ends a line.
  public func render(
    _ assessments: [Assessment], gate: Gate, run: RunInfo, style: TextStyle = TextStyle(),
    exemptions: ExemptionReview = ExemptionReview()
  ) throws -> String {
    switch self {
    case .text: TextReport(assessments, gate: gate, style: style, exemptions: exemptions).rendered
    case .json: try NativeReport(assessments, gate: gate, run: run, exemptions: exemptions).rendered()
    }
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
