import Checklists

extension NativeReport.Result {
  init(_ result: RuleResult, target: String) {
    let rule = result.rule
    ruleId = rule.id
    checklist = result.checklist
    self.target = target
    title = rule.title
    severity = rule.severity.category.word
    category = rule.severity.category.numeral
    severityBasis = NativeReport.SeverityBasis(rule.severity.basis)
    status = result.outcome.status.rawValue
    reason = result.outcome.reason
    decides = rule.decides.rawValue
    elements = result.elements
    unverifiedTarget = result.isAboutUnverifiedTarget
    discussion = rule.why
    check = CheckText(rule).text
    fix = rule.fix
    source = NativeReport.Source(
      document: rule.source.document, version: rule.source.version, section: rule.source.section)
    ccis = NativeReport.distinct(rule.references.compactMap { $0["cci"] })
    nist = NativeReport.distinct(rule.references.compactMap { $0["nist"] })
    references = rule.references.map { reference in
      Dictionary(reference.fields.map { ($0.name, $0.value) }) { first, _ in first }
    }
    aliases = rule.aliases
    findings = result.findings.map { NativeReport.Finding($0) }
    exempt = result.isWaived ? "waived" : result.isKnown ? "known" : nil
  }
}

extension NativeReport.SeverityBasis {
  fileprivate init(_ basis: Severity.Basis) {
    switch basis {
    case .assigned: self.init(kind: "assigned", from: nil, reason: nil)
    case .borrowed(let rule): self.init(kind: "borrowed", from: rule, reason: nil)
    case .tailored(let category, let reason):
      self.init(kind: "tailored", from: category.numeral, reason: reason)
    }
  }
}

extension NativeReport.Finding {
  fileprivate init(_ finding: Finding) {
    id = finding.id
    message = finding.message
    path = finding.location.path
    line = finding.location.line
    endLine = finding.location.source?.endLine
    column = finding.location.source?.column
    snippet = finding.location.source?.snippet
    subject = finding.location.subject
    layer = finding.location.layer.map {
      NativeReport.Layer(index: $0.index, diffID: $0.diffID, createdBy: $0.createdBy)
    }
    dockerfile = finding.location.origin.map {
      NativeReport.Origin(file: $0.file, line: $0.line, endLine: $0.endLine, snippet: $0.snippet)
    }
    waiver = finding.exemption?.waiver.map { NativeReport.Waiver($0) }
    known = finding.exemption == .baseline ? true : nil
    severityOverride = finding.severityOverride.map {
      NativeReport.SeverityOverride(category: $0.category.numeral, reason: $0.reason)
    }
    lapsedWaivers = finding.lapsedWaivers.isEmpty ? nil : finding.lapsedWaivers.map(\.sentence)
  }
}
