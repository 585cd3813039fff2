import Checklists

/// The checklists, or the rules of one, a line each.
public struct ChecklistListing: Sendable {
  let style: TextStyle

  public init(style: TextStyle) {
    self.style = style
  }

  /// What `plimsoll checklist list` shows: id, version, number of rules and title.
  public func list(_ checklists: [(checklist: ChecklistReference, rules: Int, isOnRequest: Bool)]) -> String {
    var page = Page(style)
    let idWidth = Self.widest(checklists.map(\.checklist.id), limit: 24)
    let versionWidth = Self.widest(checklists.map(\.checklist.version), limit: 10)
    for (checklist, rules, isOnRequest) in checklists {
      let count = "\(rules) \(rules == 1 ? "rule " : "rules")"
      let cells = [
        Run(Self.padded(checklist.version, to: versionWidth), .faint, whole: true),
        Run(String(repeating: " ", count: max(0, 9 - count.columns)) + count, .faint, gap: 2, whole: true),
        Run(checklist.title + (isOnRequest ? " (judged only where it is named)" : ""), gap: 2),
      ]
      page.write(cells, label: Run(checklist.id, .open), indent: idWidth + 2)
    }
    return page.text
  }

  /// What `plimsoll checklist show` shows: the checklist, then category, id and title of each rule.
  public func show(_ checklist: ChecklistReference, rules: [Rule]) -> String {
    var page = Page(style)
    let count = "\(rules.count) \(rules.count == 1 ? "rule" : "rules")"
    page.write([Run(checklist.title, .strong), Run("\(checklist.version) · \(count)", .faint, gap: 2)])
    page.write([Run("sha256:\(checklist.sha256)", .faint)])
    page.blank()
    let idWidth = Self.widest(rules.map(\.id), limit: 24)
    for rule in rules {
      let category = Self.padded(rule.severity.category.numeral, to: 3)
      let label = Run("\(category)  \(Self.padded(rule.id, to: idWidth))", .open)
      page.write([Run(rule.title)], label: label, indent: 5 + idWidth + 2)
    }
    return page.text
  }

  private static func widest(_ texts: [String], limit: Int) -> Int {
    min(texts.map(\.columns).max() ?? 0, limit)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.columns))
  }
}
