import Checklists

/// What the text report says about one target.
struct TargetBlock {
  private let assessment: Assessment
  private let verdict: Verdict

  init(_ assessment: Assessment, verdict: Verdict) {
    self.assessment = assessment
    self.verdict = verdict
  }

  func write(to page: inout Page) {
    writeHeader(to: &page)
    page.blank()
    writeVerdict(to: &page)
    writeWarning(to: &page)
    page.blank()
    ModelBlock(assessment).write(to: &page)
    for result in assessment.results.openWorstFirst + assessment.results.knownWorstFirst {
      RuleBlock(result).write(to: &page)
      page.blank()
    }
    for result in results(.error) {
      RuleBlock(result).write(to: &page)
      page.blank()
    }
    writeWaived(to: &page)
    writeList(results(.notReviewed).filter { $0.lacks == nil }, label: Run("REVIEW", .open), to: &page)
    for subject in Subject.allCases { writeLacking(subject, to: &page) }
    if page.style.showsAll {
      writeList(results(.pass), label: Run("PASS", .good), to: &page)
      writeList(results(.notApplicable), label: Run("N/A", .faint), to: &page)
    }
  }

  private func results(_ status: Status) -> [RuleResult] {
    assessment.results.filter { $0.outcome.status == status }
  }

  private func writeHeader(to page: inout Page) {
    let target = assessment.target
    var first = [Run(page.style.shortened(target.name + (target.tag.map { ":" + $0 } ?? "")), .strong)]
    if let digest = target.digest { first.append(Run(digest.shortDigest, .faint, gap: 2)) }
    if let platform = target.platform { first.append(Run(platform, .faint, gap: 2)) }
    page.write(first)

    let rules = assessment.results.count
    let names =
      assessment.checklists.map(\.headline) + ["\(rules) \(rules == 1 ? "rule" : "rules")"]
    page.write([Run(names.joined(separator: " · "), .faint)])
    TailoringBlock(assessment.checklists).write(to: &page)
  }

  private func writeVerdict(to page: inout Page) {
    let indent = verdict.headline.text.columns + 2
    let reasons = self.reasons
    let shown = page.style.shown(of: reasons.count)
    for (index, reason) in reasons.prefix(shown).enumerated() {
      let label = index == 0 ? verdict.headline : nil
      page.write([Run(page.style.shortened(reason), .strong)], label: label, indent: indent)
    }
    if reasons.count > shown {
      page.write([Run("… and \(reasons.count - shown) more", .faint)], indent: indent)
    }
  }

  /// One line each; the counts of a failed gate share one.
  private var reasons: [String] {
    switch verdict {
    case .passed: [praise]
    case .failed(let reasons): [reasons.joined(separator: ", ")]
    case .incomplete(let reasons): reasons
    }
  }

  /// A gate may let open findings through; the words must not hide them.
  private var praise: String {
    let open = assessment.results.count(where: \.isOpen)
    if open > 0 { return "the gate lets \(open) open \(open == 1 ? "rule" : "rules") through" }
    let exempt = assessment.count(.fail)
    if exempt > 0 { return "nothing is open but what is \(exemptPhrase)" }
    return "nothing is open"
  }

  private var exemptPhrase: String {
    let words = [
      assessment.results.contains(where: \.isWaived) ? "waived" : nil,
      assessment.results.contains(where: \.isKnown) ? "known from the baseline" : nil,
    ]
    return words.compactMap(\.self).joined(separator: " or ")
  }

  private func writeWarning(to page: inout Page) {
    guard assessment.results.contains(where: \.isAboutUnverifiedTarget) else { return }
    let gates = assessment.results.filter { $0.rule.isGate && [.fail, .error].contains($0.outcome.status) }
    let reasons = gates.flatMap { gate in
      gate.findings.map { ($0.location.path.map { "\($0) " } ?? "") + $0.message }
        + [gate.outcome.reason].compactMap(\.self)
    }
    let isImage = gates.contains { $0.rule.subject == .image }
    let heading =
      isImage
      ? "THE IMAGE IS NOT WHAT IT CLAIMS TO BE" : "THE MODEL IS NOT PROVEN TO BE THE ONE THAT WAS TESTED"
    page.blank()
    page.write([Run(heading + (reasons.isEmpty ? "" : ":"), .alarm)])
    for reason in reasons.prefix(3) {
      page.write([Run(page.style.shortened(reason))], indent: 2)
    }
    page.write(
      [
        Run(
          "The results below are about the bytes that were read, not about \(isImage ? "the image that is named" : "those that were tested").",
          .faint)
      ],
      indent: 2)
  }

  private func writeWaived(to page: inout Page) {
    let waived = assessment.results.filter(\.isWaived)
    guard !waived.isEmpty else { return }
    for (index, result) in waived.enumerated() {
      RuleBlock(result).writeWaived(label: index == 0 ? Run("WAIVED", .slight) : nil, to: &page)
    }
    page.blank()
  }

  private func writeList(_ listed: [RuleResult], label: Run, to page: inout Page) {
    guard !listed.isEmpty else { return }
    for (index, result) in listed.enumerated() {
      RuleBlock(result).writeListed(label: index == 0 ? label : nil, to: &page)
    }
    page.blank()
  }

  /// One entry for all rules that look at what the scan was not given.
  private func writeLacking(_ subject: Subject, to page: inout Page) {
    let rules = assessment.results.filter { $0.lacks == subject }.map(\.rule.id)
    guard !rules.isEmpty else { return }
    let count = rules.count == 1 ? "1 rule looks" : "\(rules.count) rules look"
    page.write(
      [Run("\(count) at \(subject.definite): \(subject.advice)")], label: Run("REVIEW", .open),
      indent: RuleBlock.margin)
    // A folder of models is no image, and nobody who scans one asks for its rules.
    if assessment.target.type != Subject.model.rawValue || page.style.showsAll {
      page.write([Run(rules.joined(separator: " "), .faint)], indent: RuleBlock.margin)
    }
    page.blank()
  }
}
