import Checklists

extension CKLB {
  init(_ report: TargetReport) {
    let releases = report.checklists.map { ChecklistRelease($0.checklist) }
    title = ([report.hostName] + releases.map(\.benchmarkID)).joined(separator: "-")
    id = report.uuid("cklb")
    stigs = zip(report.checklists, releases).map { STIG($0, $1, in: report) }
    targetData = TargetData(hostName: report.hostName, comments: report.target.reference)
  }
}

extension CKLB.STIG {
  fileprivate init(_ section: ChecklistResults, _ release: ChecklistRelease, in report: TargetReport) {
    name = release.title
    displayName = release.title
    id = release.benchmarkID
    releaseInfo = release.info
    version = release.version
    uuid = release.uuid
    size = section.results.count + (section.checklist.notSelected?.count ?? 0)
    rules = section.results.map { CKLB.Rule($0, of: release, in: report) }
  }
}

extension CKLB.Rule {
  fileprivate init(_ result: NativeReport.Result, of release: ChecklistRelease, in report: TargetReport) {
    let identity = RuleIdentity(result.ruleId)
    let answer = ChecklistAnswer(result, in: report)
    uuid = report.uuid("cklb", result.ruleId)
    stigUUID = release.uuid
    groupID = identity.groupID
    groupIDSource = identity.groupID
    groupTitle = result.title
    groupTree = [Group(id: identity.groupID, title: result.groupTitle)]
    ruleID = identity.shortRuleID
    ruleIDSource = identity.ruleID
    ruleVersion = result.ruleId
    ruleTitle = result.title
    severity = result.ownCategory.word
    discussion = result.discussion
    checkContent = result.check ?? ""
    checkContentReference = ContentReference(href: release.fileName)
    fixText = result.fix
    srgID = result.srg ?? ""
    ccis = result.ccis
    status = answer.status.cklbWord
    overrides =
      answer.override.map { category, reason in
        ["severity": Override(severity: category.word, reason: reason, justification: reason)]
      } ?? [:]
    comments = answer.comments
    findingDetails = answer.details
  }
}

extension Status {
  /// There is no word for an error; whatever was not evaluated is not reviewed.
  fileprivate var cklbWord: String {
    choose(
      fail: "open", pass: "not_a_finding", notApplicable: "not_applicable", notReviewed: "not_reviewed",
      error: "not_reviewed")
  }
}
