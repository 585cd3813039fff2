/// What is open, category I first; then what a baseline knows, which is open all the same.
struct OpenRules {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var section: PageSection? {
    let entries = content.worstFirst(.open) + content.worstFirst(.known)
    guard !entries.isEmpty else {
      return PageSection(
        id: "open", title: "Open", count: 0,
        content: "\(FilterBar(content).html)\n<p class=\"lead\">Nothing is open.</p>")
    }
    let cards: [HTML] = entries.map { RuleCard($0, target: content.targetNote($0.targetNumber)).html }
    return PageSection(
      id: "open", title: "Open", count: entries.count,
      content: """
        \(FilterBar(content).html)
        <p class="nothing" hidden>No open rule is as the filters want it.</p>
        \(cards)
        """)
  }
}
