import Checklists

extension TargetReport {
  var componentUUID: String { lastingUUID("component") }

  func observationUUID(_ result: NativeReport.Result) -> String { uuid("observation", result.ruleId) }

  /// The same in every run, so that a later plan goes on with the same risk.
  func riskUUID(_ result: NativeReport.Result) -> String { lastingUUID("risk", result.ruleId) }

  var failures: [NativeReport.Result] { results.filter { $0.outcome == .fail } }

  /// One a rule that fails.
  var risks: [OSCAL.Risk] { failures.map { OSCAL.Risk($0, in: self) } }
}

extension [TargetReport] {
  func documentUUID(_ kind: String) -> String {
    NamedUUID.text(for: ["plimsoll", kind] + flatMap { [$0.run.id] + $0.name })
  }

  func metadata(titled title: String) -> OSCAL.Metadata {
    OSCAL.Metadata(
      title: "\(title): \(map(\.target.reference).joined(separator: ", "))".cut(to: 1_000),
      lastModified: map(\.run.finishedAt).max() ?? "")
  }
}

extension OSCAL.Component {
  init(_ report: TargetReport) {
    let target = report.target
    uuid = report.componentUUID
    title = target.reference
    description = [target.type, target.platform].compactMap(\.self).joined(separator: ", ")
    props = [
      OSCAL.Property("digest", target.digest), OSCAL.Property("platform", target.platform),
      OSCAL.Property("kind", target.type),
    ].compactMap(\.self)
  }
}

extension OSCAL.Observation {
  init(_ result: NativeReport.Result, in report: TargetReport) {
    uuid = report.observationUUID(result)
    title = result.title
    description = EvidenceText(result, in: report).text()
    props = [
      OSCAL.Property("rule-id", result.ruleId), OSCAL.Property("checklist", result.checklist),
      OSCAL.Property("category", "CAT-\(result.effectiveCategory.numeral)"),
      OSCAL.Property("result", result.status), OSCAL.Property("exempt", result.exempt),
    ].compactMap(\.self)
    methods = [result.outcome == .notReviewed ? "EXAMINE" : "TEST-AUTOMATED"]
    subjects = [OSCAL.Subject(uuid: report.componentUUID, title: report.target.reference)]
    collected = report.run.finishedAt
  }
}

extension OSCAL.Risk {
  init(_ result: NativeReport.Result, in report: TargetReport) {
    let waivers = result.waivers
    uuid = report.riskUUID(result)
    title = result.title
    description = result.discussion
    statement = EvidenceText(result, in: report).text()
    status = result.isWaived ? "deviation-approved" : "open"
    deadline = result.isWaived ? waivers.map(\.exemptUntil).min().map { $0 + "T23:59:59Z" } : nil
    remediations =
      waivers.map { waiver in
        OSCAL.Response(
          uuid: report.lastingUUID("waiver", result.ruleId, waiver.id), title: waiver.id,
          description: waiver.sentence)
      }.unlessEmpty
    relatedObservations = [OSCAL.ObservationReference(uuid: report.observationUUID(result))]
  }
}

extension OSCAL.Property {
  /// Nil where there is no value: one must neither be empty nor hold a line end.
  init?(_ name: String, _ value: String?) {
    guard let value = value?.onOneLine.nonEmpty else { return nil }
    self.init(name: name, value: value)
  }
}
