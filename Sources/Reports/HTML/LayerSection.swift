/// The layers as they lie on each other, the base below: what is open in each, and how large it is.
struct LayerSection {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var section: PageSection? {
    let tables: [HTML] = content.targets.enumerated().compactMap { index, report in
      let table = LayerTable(report, number: index + 1)
      return table.rows.isEmpty ? nil : html(of: table, number: index + 1)
    }
    guard !tables.isEmpty else { return nil }
    return PageSection(id: "layers", title: "Layers", content: "\(tables)")
  }

  private func html(of table: LayerTable, number: Int) -> HTML {
    let rows = Array(table.rows.reversed())
    let own = rows.filter { $0.isBase != true }
    let base = rows.filter { $0.isBase == true }
    let scale = Scale(rows)
    let heading: HTML? = content.targetNote(number).map { "<h3>\($0)</h3>\n" }
    // Without a Dockerfile nobody knows where the base ends.
    let title = base.isEmpty ? "Nothing tells where the base image ends: scan with its Dockerfile" : "Yours"
    return """
      \(heading)<div class="scroll" role="group" aria-label="Open findings by layer" tabindex="0"><table class="layers">
      <caption>Open findings by layer, the last layer first</caption>
      <thead><tr><th scope="col">Layer</th><th scope="col">Made by</th><th scope="col">Open findings</th>\
      <th scope="col">CAT I</th><th scope="col">CAT II</th><th scope="col">CAT III</th><th scope="col">Size</th></tr></thead>
      \(Self.group(title, own, scale))\(Self.group("From the base image", base, scale))</table></div>

      """
  }

  private static func group(_ title: String, _ rows: [LayerTable.Row], _ scale: Scale) -> HTML? {
    guard !rows.isEmpty else { return nil }
    let count = rows.reduce(0) { $0 + $1.total }
    let lines = rows.map { row($0, scale) }
    return """
      <tbody><tr class="group"><th scope="rowgroup" colspan="7">\(title) <span class="remark">\
      \(rows.count.phrase("layer")), \(count.phrase("open finding"))</span></th></tr>
      \(lines)</tbody>

      """
  }

  private static func row(_ row: LayerTable.Row, _ scale: Scale) -> HTML {
    let counts: [HTML] = row.open.map {
      $0 == 0 ? "<td class=\"number zero\">0</td>" : "<td class=\"number\">\($0)</td>"
    }
    let digest: HTML? = row.digest.map { "<br><code class=\"hash\">\($0.shortDigest)</code>" }
    return """
      <tr id="layer-\(row.id)"><th scope="row">\(row.index)\(digest)</th>\
      <td class="command"><code>\((row.createdBy ?? "unknown").onOneLine.cut(to: 300))</code></td>\
      <td data-filter="layer=\(row.id)" data-label="\(row.total.phrase("open finding"))">\(scale.findings(row))</td>\
      \(counts)<td class="size">\(row.size.map { "\($0.byteCount)" } ?? "–")\(scale.size(row))</td></tr>

      """
  }
}

/// Bars that share a scale.
private struct Scale {
  private let mostFindings: Int
  private let largest: Int64

  init(_ rows: [LayerTable.Row]) {
    mostFindings = rows.map(\.total).max() ?? 0
    largest = rows.compactMap(\.size).max() ?? 0
  }

  /// One bar a category, end to end.
  func findings(_ row: LayerTable.Row) -> HTML {
    var start = 0
    let bars: [HTML] = row.open.enumerated().compactMap { index, count in
      guard count > 0, mostFindings > 0 else { return nil }
      defer { start += count }
      return Self.bar("fill\(index + 1)", start * 1000 / mostFindings, count * 1000 / mostFindings)
    }
    return Self.drawing("bar", bars)
  }

  func size(_ row: LayerTable.Row) -> HTML? {
    guard let size = row.size, largest > 0 else { return nil }
    let width = Int(Double(max(0, size)) / Double(largest) * 1000)
    return Self.drawing("bar thin", [Self.bar("fill", 0, max(width, 4))])
  }

  private static func drawing(_ kind: String, _ bars: [HTML]) -> HTML {
    """
    <svg class="\(kind)" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\(bars)</svg>
    """
  }

  private static func bar(_ kind: String, _ start: Int, _ width: Int) -> HTML {
    "<rect class=\"\(kind)\" x=\"\(start)\" y=\"0\" width=\"\(width)\" height=\"10\"/>"
  }
}
