import Checklists

extension HDF {
  init(_ report: TargetReport) {
    let tool = report.tool
    platform = Platform(name: tool.name, release: tool.version, target: report.target.reference)
    version = tool.version
    statistics = Statistics(duration: report.duration)
    profiles = report.checklists.map { section in
      Profile(
        name: section.checklist.id, version: section.checklist.version, title: section.checklist.title,
        summary: section.checklist.title, sha256: section.checklist.sha256,
        controls: section.results.map { Control($0, in: report) })
    }
  }
}

extension HDF.Control {
  fileprivate init(_ result: NativeReport.Result, in report: TargetReport) {
    let identity = RuleIdentity(result.ruleId)
    id = identity.groupID
    title = result.title
    desc = result.discussion
    descriptions = [
      result.check.map { Description(label: "check", data: $0) }, Description(label: "fix", data: result.fix),
    ].compactMap(\.self)
    impact = result.outcome == .notApplicable ? 0 : result.effectiveCategory.impact
    tags = HDF.Tags(
      severity: result.ownCategory.word, gid: identity.groupID, rid: identity.ruleID, stigID: result.ruleId,
      gtitle: result.groupTitle, cci: result.ccis, nist: result.nist)
    sourceLocation = SourceLocation(ref: result.checklist, line: 1)
    results =
      result.findings.isEmpty
      ? [HDF.Result(result, nil, in: report)] : result.findings.map { HDF.Result(result, $0, in: report) }
    let waivers = result.waivers
    waiverData = (result.isWaived ? waivers.first : nil).map { first in
      HDF.WaiverData(
        justification: waivers.map(\.sentence).joined(separator: "\n"),
        expirationDate: waivers.map(\.exemptUntil).min() ?? first.exemptUntil,
        skippedDueToWaiver: result.checklistStatus == .notApplicable)
    }
  }
}

extension HDF.Result {
  fileprivate init(_ result: NativeReport.Result, _ finding: NativeReport.Finding?, in report: TargetReport) {
    let place = finding.flatMap { $0.path ?? $0.subject }.map { " :: " + $0 } ?? ""
    self.init(
      status: result.outcome.hdfWord, description: result.title + place,
      startTime: report.run.startedAt)
    switch result.outcome {
    case .notReviewed, .notApplicable:
      skipMessage = [result.reason, finding?.sentence].compactMap(\.self).joined(separator: " ")
    case .error:
      let reason = result.reason ?? "not evaluated"
      (message, exception, backtrace) = (reason, "not evaluated", [reason])
    case .pass, .fail: message = finding?.sentence
    }
  }
}

extension Category {
  /// InSpec's number for the severity.
  fileprivate var impact: Double { choose(0.7, 0.5, 0.3) }
}

extension Status {
  fileprivate var hdfWord: String {
    choose(fail: "failed", pass: "passed", notApplicable: "skipped", notReviewed: "skipped", error: "error")
  }
}
