import Checklists

extension TargetReport {
  /// The reports, target by target; everything that a report says is in exactly one of them.
  static func all(of reports: [NativeReport]) -> [TargetReport] {
    var names = Occurrences()
    return reports.enumerated().flatMap { index, report in
      let results = report.resultsByTarget
      var references = Occurrences()
      return report.targets.map { target in
        let occurrence = references.next(target.reference)
        return TargetReport(
          whole: report, target: target,
          checklists: report.checklists.sections(
            of: results[Netstrings.encode([target.reference, String(occurrence)])] ?? []),
          diagnostics: occurrence == 0 ? report.diagnostics(of: target) : [],
          ordinal: names.next(target.type, target.name, target.platform ?? ""), wholeIndex: index)
      }
    }
  }

  /// The same of some checklists alone.
  func limited(to checklists: [String]) -> TargetReport {
    TargetReport(
      whole: whole, target: target,
      checklists: self.checklists.filter { checklists.contains($0.checklist.id) }, diagnostics: diagnostics,
      ordinal: ordinal, wholeIndex: wholeIndex)
  }
}

extension NativeReport {
  /// An image that was named twice has every rule twice under one reference: the second goes to the second target.
  fileprivate var resultsByTarget: [[UInt8]: [Result]] {
    var rules = Occurrences()
    return Dictionary(grouping: results) { result in
      Netstrings.encode([result.target, String(rules.next(result.target, result.ruleId))])
    }
  }

  fileprivate func diagnostics(of target: Target) -> [String] {
    diagnostics.filter { $0.target.utf8.elementsEqual(target.reference.utf8) }.map(\.message)
  }
}

extension [NativeReport.Checklist] {
  /// Results by the checklist that was asked for, which may have taken their rules from others.
  fileprivate func sections(of results: [NativeReport.Result]) -> [ChecklistResults] {
    let unnamed = NativeReport.distinct(results.map(\.checklist)).filter { owner(of: $0) == nil }
    let all = self + unnamed.map(NativeReport.Checklist.init(knownByID:))
    let owned = Dictionary(grouping: results) { all.owner(of: $0.checklist) }
    return all.indices.compactMap { index in
      owned[index].map { ChecklistResults(checklist: all[index], results: $0) }
    }
  }

  private func owner(of id: String) -> Int? {
    func isID(_ other: String) -> Bool { other.utf8.elementsEqual(id.utf8) }
    return firstIndex { isID($0.id) } ?? firstIndex { $0.basis?.contains { isID($0.id) } ?? false }
  }
}

extension NativeReport.Checklist {
  /// A checklist that results name and the report does not: reports before 1.1 say nothing of included rules.
  fileprivate init(knownByID id: String) {
    self.init(
      id: id, title: id, version: "", sha256: "", date: nil, basis: nil, profile: nil, parameters: nil,
      notSelected: nil)
  }
}
