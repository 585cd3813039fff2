import Checklists

extension SASTReport {
  /// One scan over all reports, from the first start to the last end.
  init(_ reports: [TargetReport]) {
    var ids = Occurrences()
    vulnerabilities = reports.flatMap { report in
      report.openFindings.map { Vulnerability($0, in: report, &ids) }
    }
    let runs = reports.map(\.run)
    let tool = reports.first?.tool
    let scanner = Scanner(
      id: "plimsoll", name: "plimsoll", version: tool?.version.nonEmpty ?? "unknown",
      vendor: Scanner.Vendor(name: "plimsoll"))
    scan = Scan(
      analyzer: scanner, scanner: scanner, startTime: runs.map(\.startedAt).min()?.withoutZone ?? "",
      endTime: runs.map(\.finishedAt).max()?.withoutZone ?? "",
      status: reports.allSatisfy(\.problems.isEmpty) ? "success" : "failure",
      messages: reports.flatMap(\.problems).map { Message(level: "fatal", value: $0.sentence) })
  }
}

extension SASTReport.Vulnerability {
  fileprivate init(_ open: OpenFinding, in report: TargetReport, _ ids: inout Occurrences) {
    let result = open.result
    let place = SourceLocation(open.finding, in: report.target)
    let finding = open.id(in: report)
    id = NamedUUID.text(for: ["plimsoll", "gitlab", finding, String(ids.next(finding))])
    name = result.title.cut(to: 255)
    description = [open.sentence, result.discussion].joined(separator: "\n\n").cut(to: 1 << 20)
    severity = open.category.gitlabWord
    solution = result.fix.cut(to: 7_000)
    identifiers =
      [SASTReport.Identifier("plimsoll_rule", result.ruleId)]
      + result.aliases.compactMap(\.nonEmpty).map { SASTReport.Identifier("plimsoll_alias", $0) }
      + result.ccis.compactMap(\.nonEmpty).map { SASTReport.Identifier("cci", $0) }
    location = SASTReport.Location(file: place.path, startLine: place.line, endLine: place.endLine)
  }
}

extension SASTReport.Identifier {
  fileprivate init(_ type: String, _ value: String) {
    self.init(type: type, name: value, value: value)
  }
}

extension Category {
  fileprivate var gitlabWord: String { choose("High", "Medium", "Low") }
}
