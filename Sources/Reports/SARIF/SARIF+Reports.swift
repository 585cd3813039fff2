import Checklists

extension SARIF {
  /// A run for each image, and one for all targets of another kind: GitHub takes twenty.
  init(_ reports: [TargetReport], including contents: SARIFContents) {
    let groups = Dictionary(grouping: reports) { Netstrings.encode([$0.automationID]) }
    let ids = NativeReport.distinct(reports.map(\.automationID))
    runs = ids.map { id in Run(groups[Netstrings.encode([id])] ?? [], id: id, including: contents) }
  }
}

extension TargetReport {
  fileprivate var automationID: String {
    let isImage = target.type == "image"
    let parts = isImage ? [target.type, target.name, target.platform ?? "any"] : [target.type]
    return (["plimsoll"] + parts).joined(separator: "/") + "/"
  }
}

extension SARIF.Run {
  fileprivate init(_ reports: [TargetReport], id: String, including contents: SARIFContents) {
    let all = reports.flatMap(\.results)
    var seen = Occurrences()
    let firsts = all.filter { seen.next($0.ruleId) == 0 }
    let indices = Dictionary(
      firsts.enumerated().map { (Array($0.element.ruleId.utf8), $0.offset) }
    ) { first, _ in first }
    func index(_ rule: String) -> Int { indices[Array(rule.utf8)] ?? 0 }

    let ccis = Set(all.flatMap(\.ccis)).sorted()
    let taxonomy = SARIF.Taxonomy(
      name: "CCI", organization: "DISA", version: "2", taxa: ccis.map { SARIF.Taxonomy.Taxon(id: $0) })
    taxonomies = ccis.isEmpty ? nil : [taxonomy]
    let tool = reports.first?.tool
    self.tool = SARIF.Tool(
      driver: SARIF.Tool.Driver(
        name: tool?.name ?? "plimsoll", version: tool?.version ?? "", semanticVersion: tool?.version ?? "",
        rules: firsts.map { SARIF.Rule($0, taxonomy: ccis) },
        supportedTaxonomies: ccis.isEmpty ? nil : [SARIF.ComponentReference(name: "CCI", index: 0)]))
    automationDetails = SARIF.AutomationDetails(
      id: id, guid: NamedUUID.text(for: ["plimsoll", "sarif", id] + reports.map(\.run.id)))
    invocations = reports.map { SARIF.Invocation($0, ruleIndex: index) }
    var hashes = Occurrences()
    results = reports.flatMap { report in
      report.results.flatMap { result in
        result.findings(for: contents).map { finding in
          SARIF.Result(result, finding, in: report, ruleIndex: index(result.ruleId), hashes: &hashes)
        }
      }
    }
    properties = Properties(
      checklists: NativeReport.distinct(
        reports.flatMap(\.checklists).map {
          "\($0.checklist.id) \($0.checklist.version) sha256:\($0.checklist.sha256)"
        }))
  }
}

extension NativeReport.Result {
  /// What stands in a log: each finding of a failure, and otherwise the result as a whole.
  fileprivate func findings(for contents: SARIFContents) -> [NativeReport.Finding?] {
    guard outcome == .fail else { return contents == .all ? [nil] : [] }
    guard !findings.isEmpty else { return [nil] }
    return contents == .findings ? findings.filter { $0.waiver == nil } : findings
  }
}

extension SARIF.Invocation {
  fileprivate init(_ report: TargetReport, ruleIndex: (String) -> Int) {
    let run = report.run
    executionSuccessful = report.problems.isEmpty
    exitCode = run.exitCode
    startTimeUtc = run.startedAt
    endTimeUtc = run.finishedAt
    toolExecutionNotifications = report.problems.map { problem in
      let rule = problem.ruleId.map {
        SARIF.Notification.RuleReference(id: $0, index: ruleIndex($0))
      }
      return SARIF.Notification(
        level: .error, message: SARIF.Message(text: problem.reason), associatedRule: rule)
    }
  }
}
