/// Rules that ask for nothing, a line each: what passed, with what was looked at, or does not apply, with the reason.
struct FoldedRules {
  private let content: PageContent
  private let standing: ResultStanding

  init(_ content: PageContent, _ standing: ResultStanding) {
    self.content = content
    self.standing = standing
  }

  var section: PageSection? {
    let items = content.entries(standing).map(item)
    guard !items.isEmpty else { return nil }
    return PageSection(
      id: standing.rawValue, title: standing.title, count: items.count,
      content: """
        <p class="nothing" hidden>No rule here is as the filters want it.</p>
        <ul class="plain">
        \(items)</ul>
        """)
  }

  private func item(_ entry: RuleEntry) -> HTML {
    let result = entry.result
    let looked = result.elements.map { "looked at \($0.phrase("element"))" }
    let note: HTML? = (standing == .passed ? looked : result.reason).map {
      " <span class=\"remark\">\($0.cut(to: 300))</span>"
    }
    return """
      <li id="\(entry.anchor)" \(entry.attributes)><details><summary><span class="sign \(standing.rawValue)" \
      aria-hidden="true">\(standing.symbol)</span> \(entry.categoryBadge) <code>\(result.ruleId)</code> \(result.title)\
      \(note) \(content.targetNote(entry.targetNumber, isLink: false))</summary>
      \(RuleDetails(entry).body)</details></li>

      """
  }
}
