/// What a person has to judge: rules that ask the same stand together.
struct QuestionSection {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var section: PageSection? {
    let entries = content.entries(.byHand)
    guard !entries.isEmpty else { return nil }
    let questions = NativeReport.distinct(entries.map { $0.result.reason ?? "" })
    let groups = Dictionary(grouping: entries) { $0.result.reason ?? "" }
    // Those that ask for something else than this target come last: what is about it is the work to do.
    let sorted = questions.filter { groups[$0]?.count == 1 } + questions.filter { groups[$0]?.count != 1 }
    let lists: [HTML] = sorted.map { question in group(question, groups[question] ?? []) }
    return PageSection(
      id: "by-hand", title: "To review by hand", count: entries.count,
      content: "<p class=\"nothing\" hidden>No question is as the filters want it.</p>\n\(lists)")
  }

  private func group(_ question: String, _ entries: [RuleEntry]) -> HTML {
    let items = entries.map(item)
    return """
      <div class="question"><p class="text ask"><span aria-hidden="true">\(ResultStanding.byHand.symbol)</span> \(question.inlineHTML)</p>
      <ul class="plain">
      \(items)</ul></div>

      """
  }

  private func item(_ entry: RuleEntry) -> HTML {
    let findings: HTML? =
      entry.result.findings.isEmpty ? nil : FindingList(entry.result.findings, of: entry).html
    return """
      <li id="\(entry.anchor)" \(entry.attributes)><details><summary>\(entry.categoryBadge) <code>\(entry.result.ruleId)</code> \
      \(entry.result.title) \(content.targetNote(entry.targetNumber, isLink: false))</summary>
      \(RuleDetails(entry).body)</details>\(findings)</li>

      """
  }
}
