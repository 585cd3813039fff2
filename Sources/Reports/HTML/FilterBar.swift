import Checklists

/// What the script filters by; without a script nobody sees it.
struct FilterBar {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var html: HTML {
    """
    <form id="filters" class="filters" role="search" aria-label="Filter the rules" hidden>
    <label class="search">Search <input type="search" name="q" placeholder="Text, path, rule, CCI"></label>
    \(select("cat", "Category", categories))
    \(select("status", "Status", statuses))
    \(select("family", "Family", families))
    \(select("layer", "Layer", layers))
    \(select("target", "Target", targets))
    <p class="state"><output name="shown" aria-live="polite"></output> \
    <button type="reset">Show all</button> <button type="button" name="unfold">Unfold all</button></p>
    </form>
    """
  }

  private typealias Choice = (value: String, title: String)

  /// Left out where there is nothing to choose.
  private func select(_ name: String, _ title: String, _ choices: [Choice]) -> HTML? {
    guard !choices.isEmpty else { return nil }
    let options: [HTML] = choices.map { "<option value=\"\($0.value)\">\($0.title)</option>" }
    return
      "<label>\(title) <select name=\"\(name)\"><option value=\"\">all</option>\(options)</select></label>"
  }

  private var categories: [Choice] {
    Category.allCases.map { (String($0.rawValue), "CAT \($0.numeral)") }
  }

  private var statuses: [Choice] {
    ResultStanding.allCases.filter { $0 != .notChecked }.map { ($0.rawValue, $0.title) }
  }

  private var families: [Choice] {
    Set(content.entries.flatMap(\.families)).sorted().map { ($0, "\($0) \(ControlFamily.name($0))") }
  }

  private var layers: [Choice] {
    content.targets.enumerated().flatMap { index, report in
      LayerTable(report, number: index + 1).rows.map { row in
        let name = content.hasSeveralTargets ? "\(report.shortName.cut(to: 40)), " : ""
        return (row.id, "\(name)layer \(row.index)")
      }
    }
  }

  private var targets: [Choice] {
    guard content.hasSeveralTargets else { return [] }
    return content.targets.enumerated().map { (String($0 + 1), $1.shortName.cut(to: 60)) }
  }
}
