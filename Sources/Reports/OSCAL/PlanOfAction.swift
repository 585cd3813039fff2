/// A plan of action and milestones of OSCAL: one item for each rule that fails.
struct PlanOfAction: Encodable {
  let document: Document

  private enum CodingKeys: String, CodingKey {
    case document = "plan-of-action-and-milestones"
  }

  struct Document: Encodable {
    let uuid: String
    let metadata: OSCAL.Metadata
    let systemID: SystemID
    let localDefinitions: OSCAL.LocalDefinitions
    let observations: [OSCAL.Observation]?
    let risks: [OSCAL.Risk]?
    let items: [Item]

    private enum CodingKeys: String, CodingKey {
      case uuid, metadata, observations, risks
      case systemID = "system-id"
      case localDefinitions = "local-definitions"
      case items = "poam-items"
    }
  }

  struct SystemID: Encodable {
    let identifierType = "https://ietf.org/rfc/rfc4122"
    let id: String

    private enum CodingKeys: String, CodingKey {
      case id
      case identifierType = "identifier-type"
    }
  }

  struct Item: Encodable {
    let uuid: String
    let title: String
    let description: String
    let relatedObservations: [OSCAL.ObservationReference]?
    let relatedRisks: [OSCAL.RiskReference]?

    private enum CodingKeys: String, CodingKey {
      case uuid, title, description
      case relatedObservations = "related-observations"
      case relatedRisks = "related-risks"
    }
  }
}

extension PlanOfAction {
  init(_ reports: [TargetReport]) {
    let items = reports.flatMap { report in report.failures.map { Item($0, in: report) } }
    document = Document(
      uuid: reports.documentUUID("plan-of-action"), metadata: reports.metadata(titled: "POA&M"),
      systemID: SystemID(id: NamedUUID.text(for: ["plimsoll", "system"] + reports.flatMap(\.name))),
      localDefinitions: OSCAL.LocalDefinitions(components: reports.map { OSCAL.Component($0) }),
      observations: reports.flatMap { report in
        report.failures.map { OSCAL.Observation($0, in: report) }
      }.unlessEmpty,
      risks: reports.flatMap(\.risks).unlessEmpty,
      items: items.unlessEmpty ?? [Item(nothingToDoIn: reports)])
  }
}

extension PlanOfAction.Item {
  fileprivate init(_ result: NativeReport.Result, in report: TargetReport) {
    uuid = report.lastingUUID("poam-item", result.ruleId)
    title = result.title
    description = result.discussion
    relatedObservations = [OSCAL.ObservationReference(uuid: report.observationUUID(result))]
    relatedRisks = [OSCAL.RiskReference(uuid: report.riskUUID(result))]
  }

  /// A plan without an item is none by the schema.
  fileprivate init(nothingToDoIn reports: [TargetReport]) {
    let problems = reports.flatMap(\.problems).map(\.sentence)
    uuid = reports.documentUUID("no-poam-item")
    title = problems.isEmpty ? "No rule failed" : "The look was incomplete"
    description = problems.isEmpty ? "There is nothing to do." : problems.joined(separator: "\n")
    relatedObservations = nil
    relatedRisks = nil
  }
}
