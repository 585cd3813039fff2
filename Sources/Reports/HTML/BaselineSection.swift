/// What an earlier report lets through, what is mended since, and what was not looked at again.
struct BaselineSection {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var section: PageSection? {
    let baselines = content.wholes.compactMap(\.baseline)
    guard !baselines.isEmpty else { return nil }
    let count = baselines.reduce(0) { $0.addingReportingOverflow($1.known).partialValue }
    return PageSection(
      id: "baseline", title: "Baseline", count: count, content: "\(baselines.map(Self.text))")
  }

  private static func text(_ baseline: NativeReport.Baseline) -> HTML {
    let refusal: HTML? = baseline.refusal.map { "<p class=\"note\">It does not count: \($0)</p>\n" }
    return """
      <p class="lead"><code>\(baseline.source)</code> of <time datetime="\(baseline.day)">\(baseline.day)</time>: \
      \(baseline.known.phrase("finding")) known.</p>
      \(refusal)\(list("Open then and not looked at now", baseline.notLookedAt))\(list("No longer found", baseline.fixed))
      """
  }

  private static func list(_ title: String, _ entries: [NativeReport.BaselineEntry]) -> HTML? {
    guard !entries.isEmpty else { return nil }
    let items: [HTML] = entries.map {
      "<li class=\"text\"><code>\($0.ruleId)</code> \($0.message.cut(to: 400)) <span class=\"remark\">\($0.repository)</span></li>\n"
    }
    return "<h3>\(title)</h3>\n<ul>\n\(items)</ul>\n"
  }
}
