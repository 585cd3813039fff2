/// The rules by family of NIST's controls, and by CCI.
struct FamilySection {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var section: PageSection? {
    let families = Set(content.entries.flatMap(\.families)).sorted()
    let ccis = Set(content.entries.flatMap(\.result.ccis)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    guard !families.isEmpty || !ccis.isEmpty else { return nil }
    let familyRows: [HTML] = families.map { family in
      let entries = content.entries.filter { $0.families.contains(family) }
      let controls = NativeReport.distinct(
        entries.flatMap(\.result.nist).filter { ControlFamily.id($0) == family })
      return row(
        "<abbr title=\"\(ControlFamily.name(family))\">\(family)</abbr> \(ControlFamily.name(family))",
        entries,
        "<td>\(controls.joined(separator: ", "))</td>", query: "family=\(family)&")
    }
    let cciRows: [HTML] = ccis.map { cci in
      let entries = content.entries.filter { $0.result.ccis.contains(cci) }
      return row(
        "<code>\(cci)</code>", entries, "<td>\(entries.map(\.link).joined(separator: " "))</td>",
        query: "q=\(cci)&")
    }
    let counts = ResultStanding.allCases.map { "\($0.symbol) \($0.title)" }
    let table = HTML.table("By family of NIST SP 800-53", ["Family"] + counts + ["Controls"], familyRows)
    let cciTable = HTML.table("By CCI", ["CCI"] + counts + ["Rules"], cciRows)
    return PageSection(
      id: "families", title: "Controls",
      content: """
        \(families.isEmpty ? nil : table)
        \(ccis.isEmpty ? nil : "<details><summary>\(ccis.count.phrase("CCI"))</summary>\n\(cciTable)</details>" as HTML)
        """)
  }

  private func row(_ head: HTML, _ entries: [RuleEntry], _ last: HTML, query: String) -> HTML {
    let cells: [HTML] = ResultStanding.allCases.map { standing in
      let count = entries.count { $0.standing == standing }
      guard count > 0 else { return "<td class=\"number zero\">0</td>" }
      let filter: HTML? =
        standing == .notChecked ? nil : " data-filter=\"\(query)status=\(standing.rawValue)\""
      return "<td class=\"number \(standing.rawValue)\"\(filter)>\(count)</td>"
    }
    return "<tr><th scope=\"row\">\(head)</th>\(cells)\(last)</tr>\n"
  }
}
