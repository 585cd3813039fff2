import Checklists

extension AssessmentResults {
  /// - Parameter plan: the address of the assessment plan.
  init(_ reports: [TargetReport], plan: String?) {
    document = Document(
      uuid: reports.documentUUID("assessment-results"),
      metadata: reports.metadata(titled: "Assessment results"),
      importAP: plan.map { ImportAP(href: $0, remarks: nil) }
        ?? ImportAP(href: "#no-assessment-plan", remarks: "An automated scan without an assessment plan."),
      results: reports.map(Result.init))
  }
}

extension AssessmentResults.Result {
  fileprivate init(_ report: TargetReport) {
    let tool = report.tool
    uuid = report.uuid("result")
    title = report.target.reference
    description =
      "\(tool.name) \(tool.version), " + report.checklists.map(\.checklist.title).joined(separator: ", ")
    start = report.run.startedAt
    end = report.run.finishedAt
    localDefinitions = OSCAL.LocalDefinitions(components: [OSCAL.Component(report)])
    let statements = report.results.statements
    reviewedControls = AssessmentResults.ReviewedControls(statements.map(\.statement.control))
    observations = report.results.map { OSCAL.Observation($0, in: report) }.unlessEmpty
    risks = report.risks.unlessEmpty
    findings =
      statements.compactMap { AssessmentResults.Finding($0.statement, $0.results, in: report) }.unlessEmpty
    remarks = report.problems.map(\.sentence).joined(separator: "\n").nonEmpty
  }
}

extension AssessmentResults.ReviewedControls {
  fileprivate init(_ controls: [String]) {
    let controls = NativeReport.distinct(controls).map { Control(id: $0) }
    controlSelections = [
      Selection(
        description: controls.isEmpty ? "No rule refers to a control." : "The controls that rules refer to.",
        includeControls: controls.unlessEmpty)
    ]
  }
}

extension AssessmentResults.Finding {
  /// Nil where no rule behind the statement applies to the target.
  fileprivate init?(_ statement: ControlStatement, _ results: [NativeReport.Result], in report: TargetReport)
  {
    let applying = results.filter { $0.outcome != .notApplicable }
    guard !applying.isEmpty else { return nil }
    let outcomes = Set(applying.map(\.outcome))
    uuid = report.uuid("finding", statement.id)
    title = statement.id
    description = applying.map { "\($0.ruleId): \($0.status)" }.joined(separator: "; ")
    let isSatisfied = outcomes == [.pass]
    target = Target(
      id: statement.id,
      status: Target.Status(
        state: isSatisfied ? "satisfied" : "not-satisfied",
        reason: isSatisfied ? "pass" : outcomes.contains(.fail) ? "fail" : "other"))
    relatedObservations = applying.map { OSCAL.ObservationReference(uuid: report.observationUUID($0)) }
    relatedRisks =
      applying.filter { $0.outcome == .fail }.map { OSCAL.RiskReference(uuid: report.riskUUID($0)) }
      .unlessEmpty
  }
}

extension [NativeReport.Result] {
  /// The statements that rules refer to, by their names, each with its rules.
  fileprivate var statements: [(statement: ControlStatement, results: [NativeReport.Result])] {
    let pairs = flatMap { result in
      NativeReport.distinct(result.nist.compactMap(ControlStatement.init)).map { ($0, result) }
    }
    return Dictionary(grouping: pairs) { $0.0 }.map { ($0.key, $0.value.map(\.1)) }
      .sorted { $0.0.id < $1.0.id }
  }
}
