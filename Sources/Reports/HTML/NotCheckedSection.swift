/// What nobody looked at: as large as what failed, never folded away, and out of reach of the filters.
struct NotCheckedSection {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var section: PageSection? {
    let problems = content.targets.enumerated().flatMap { index, report in
      report.problems.map { (problem: $0, number: index + 1) }
    }
    guard !problems.isEmpty else { return nil }
    let entries = Dictionary(
      content.entries(.notChecked).map { ($0.anchor, $0) }, uniquingKeysWith: { first, _ in first })
    let cards: [HTML] = problems.map { problem, number in
      let entry = problem.ruleId.flatMap { entries[RuleEntry.anchor(ofRule: $0, target: number)] }
      return card(problem, entry, content.targetNote(number))
    }
    return PageSection(
      id: "not-checked", title: "Not checked", count: problems.count,
      content: """
        <p class="lead">None of this is a pass. The verdict stays incomplete until it was looked at.</p>
        \(cards)
        """)
  }

  private func card(_ problem: Problem, _ entry: RuleEntry?, _ target: HTML?) -> HTML {
    let heading: HTML = entry.map { "<h3>\($0.result.title)</h3>" } ?? "<h3>A part of the target</h3>"
    let anchor: HTML? = entry.map { " id=\"\($0.anchor)\"" }
    let tags: HTML? = entry.map { "\($0.categoryBadge) \($0.link)" }
    return """
      <article class="rule not-checked"\(anchor)>
      <p class="tags">\(ResultStanding.notChecked.badge) \(tags) \(target)</p>
      \(heading)
      \(problem.reason.paragraphHTML)
      \(entry.map { RuleDetails($0).html })
      </article>

      """
  }
}
