import Checklists

extension NativeReport {
  /// The findings that were open, as what a later run starts from.
  ///
  /// - Parameter name: what messages call the report.
  public func baseline(named name: String) -> Checklists.Baseline {
    let repositories = repositories
    let entries = results.flatMap { result in
      result.openFindings.map { finding in
        Checklists.Baseline.Entry(
          id: finding.id, rule: result.ruleId, repository: repositories[result.target] ?? result.target,
          message: finding.message)
      }
    }
    // A report without a time does not read back, so this one has been made by hand; it counts as long past.
    return Checklists.Baseline(
      source: name, day: day ?? Day(secondsSince1970: 0), entries: NativeReport.distinct(entries))
  }

  /// The names of the targets, by their references.
  var repositories: [String: String] {
    Dictionary(targets.map { ($0.reference, $0.name) }) { first, _ in first }
  }
}

extension NativeReport.Result {
  /// What no waiver took out of the gate; a baseline changes nothing about a finding being open.
  var openFindings: [NativeReport.Finding] {
    status == Status.fail.rawValue ? findings.filter { $0.waiver == nil } : []
  }
}
