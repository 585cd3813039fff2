import Checklists

/// A rule that failed: what was expected, what was found where, and what mends it.
struct RuleCard {
  private let entry: RuleEntry
  private let target: HTML?

  init(_ entry: RuleEntry, target: HTML?) {
    self.entry = entry
    self.target = target
  }

  private var result: NativeReport.Result { entry.result }

  var html: HTML {
    """
    <article class="rule \(entry.standing.rawValue) edge\(entry.category.rawValue)" id="\(entry.anchor)" \(entry.attributes)>
    <p class="tags">\(entry.categoryBadge) \(entry.standing.badge) \(entry.link) \(target)</p>
    <h3>\(result.title)</h3>
    \(notes)
    <div class="evidence">
    <div class="expected"><p class="label">Expected</p>
    \(expected)</div>
    <div class="found"><p class="label">Found</p>
    \(found)</div>
    </div>
    <div class="fix"><p class="label">Fix</p>
    \(result.fix.paragraphHTML)</div>
    \(RuleDetails(entry, showsCheck: false).html)
    </article>

    """
  }

  /// Why the category or the standing is not what the rule alone would make it.
  private var notes: [HTML] {
    let override = result.overrideReason.map {
      "Category \(result.category), overridden to \(entry.category.numeral): \($0)"
    }
    let known = entry.standing == .known ? "Known from the baseline, so the gate lets it through." : nil
    let lapses = NativeReport.distinct(result.openFindings.flatMap { $0.lapsedWaivers ?? [] })
    return ([known, override].compactMap(\.self) + lapses).map { "<p class=\"note\">\($0)</p>\n" }
  }

  private var expected: HTML {
    guard let check = result.check else { return "<p class=\"text\">\(result.title)</p>" }
    let lines = check.unicodeScalars.count { $0 == "\n" } + 1
    let code: HTML = "<pre><code>\(check)</code></pre>"
    guard lines > Self.shownLines || check.utf16.count > Self.shownLines * 80 else { return code }
    return """
      <p class="text">\(result.title)</p><details><summary>The condition, \(lines.phrase("line"))</summary>\(code)</details>
      """
  }

  /// Lines of a condition that are shown at once.
  private static let shownLines = 8

  private var found: HTML {
    let open = result.openFindings
    let waived = result.findings.filter { $0.waiver != nil }
    guard !result.findings.isEmpty else { return (result.reason ?? result.title).paragraphHTML }
    let rest: HTML? =
      waived.isEmpty
      ? nil
      : """
      <details><summary>\(waived.count.phrase("finding")) waived</summary>\
      \(FindingList(waived, of: entry).html)</details>
      """
    return "\(FindingList(open, of: entry).html)\(rest)"
  }
}
