import Checklists

/// How many rules of each category came to what: in two large figures what stands in the way, and as a table all of it.
struct CategoryMatrix {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var section: PageSection? {
    PageSection(id: "summary", title: "Summary", content: "\(figures)\n\(table)")
  }

  private var figures: HTML {
    let open = content.entries(.open)
    let split = Category.allCases.map { category in
      "\(open.count { $0.category == category }) CAT \(category.numeral)"
    }
    let unseen = content.targets.flatMap(\.problems).count
    let questions = content.entries(.byHand).count
    return """
      <div class="figures">
      \(figure(.open, open.count, split.joined(separator: " · ")))\
      \(figure(.notChecked, unseen, unseen == 0 ? "no look failed" : "nobody knows what is there"))\
      \(figure(.byHand, questions, questions == 0 ? "no question is left" : "a person has the last word"))\
      </div>
      """
  }

  /// What was not looked at stands as large as what failed.
  private func figure(_ standing: ResultStanding, _ count: Int, _ remark: String) -> HTML {
    let text: HTML = """
      <strong>\(count)</strong> <span><span aria-hidden="true">\(standing.symbol)</span> \(standing.title.lowercased())</span>
      """
    let link: HTML = count == 0 ? text : "<a href=\"#\(standing.rawValue)\">\(text)</a>"
    return """
      <p class="figure \(standing.rawValue)\(count == 0 ? " none" : "")">\(link) <small>\(remark)</small></p>

      """
  }

  private var table: HTML {
    let columns = ResultStanding.allCases.map { "\($0.symbol) \($0.title)" }
    let rows: [HTML] = Category.allCases.map { category in
      let entries = content.entries.filter { $0.category == category }
      return Self.row("CAT \(category.numeral)", entries, query: "cat=\(category.rawValue)")
    }
    return .table(
      "Rules by category and status", ["Category"] + columns + ["All"],
      rows + [Self.row("All", content.entries, query: "")])
  }

  /// The script makes links of numbers that it can filter by.
  private static func row(_ title: String, _ entries: [RuleEntry], query: String) -> HTML {
    let cells: [HTML] = ResultStanding.allCases.map { standing in
      let status = standing == .notChecked ? [] : [query, "status=\(standing.rawValue)"]
      return cell(
        entries.count { $0.standing == standing },
        query: status.filter { !$0.isEmpty }.joined(separator: "&"), kind: standing.rawValue)
    }
    return
      "<tr><th scope=\"row\">\(title)</th>\(cells)\(cell(entries.count, query: query, kind: "all"))</tr>\n"
  }

  private static func cell(_ count: Int, query: String, kind: String) -> HTML {
    guard count > 0 else { return "<td class=\"number zero\">0</td>" }
    guard !query.isEmpty else { return "<td class=\"number\">\(count)</td>" }
    return "<td class=\"number \(kind)\" data-filter=\"\(query)\">\(count)</td>"
  }
}
