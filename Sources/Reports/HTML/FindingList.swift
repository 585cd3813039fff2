/// Findings of one rule, the first ones at once.
struct FindingList {
  private let findings: [NativeReport.Finding]
  private let entry: RuleEntry

  init(_ findings: [NativeReport.Finding], of entry: RuleEntry) {
    self.findings = findings
    self.entry = entry
  }

  /// How many are shown at once.
  private static let shown = 10

  var html: HTML {
    let items = findings.map(item)
    let rest: HTML? =
      items.count > Self.shown
      ? """
      <details class="more"><summary>\((items.count - Self.shown).phrase("more finding"))</summary>
      <ol start="\(Self.shown + 1)">\(Array(items[Self.shown...]))</ol></details>
      """ : nil
    return "<ol>\n\(Array(items.prefix(Self.shown)))</ol>\(rest)\n"
  }

  private func item(_ finding: NativeReport.Finding) -> HTML {
    let layer: HTML? = finding.layer.map {
      " data-layer=\"\(RuleEntry.layerID($0.index, target: entry.targetNumber))\""
    }
    let places: [HTML] = [place(of: finding), layerPlace(of: finding), origin(of: finding)].compactMap(\.self)
    let snippet = (finding.dockerfile?.snippet ?? finding.snippet).map {
      Snippet($0, from: finding.dockerfile?.line ?? finding.line ?? 1).html
    }
    let notes: [HTML] = [
      finding.known == true ? "Known from the baseline." : nil, finding.waiver.map(\.sentence),
    ].compactMap { note in note.map { "<p class=\"note\">\($0)</p>" } }
    return """
      <li class="finding"\(layer)>\(finding.message.paragraphHTML)\
      \(places.isEmpty ? nil : "<p class=\"place\">\(places.joined(separator: " · "))</p>" as HTML)\(snippet)\(notes)</li>

      """
  }

  private func place(of finding: NativeReport.Finding) -> HTML? {
    guard let name = finding.path ?? finding.subject else { return nil }
    let line: HTML? = finding.line.map { ":\($0)" }
    return "<code>\(name.cut(to: 400))\(line)</code>"
  }

  private func layerPlace(of finding: NativeReport.Finding) -> HTML? {
    finding.layer.map { layer in
      let id = RuleEntry.layerID(layer.index, target: entry.targetNumber)
      let command: HTML? = layer.createdBy.map {
        " <code class=\"command\">\($0.onOneLine.cut(to: 120))</code>"
      }
      return "<a href=\"#layer-\(id)\">layer \(layer.index)</a>\(command)"
    }
  }

  private func origin(of finding: NativeReport.Finding) -> HTML? {
    finding.dockerfile.map { "made by <code>\($0.file):\($0.line)</code>" }
  }
}

/// Lines of a Dockerfile with their numbers.
struct Snippet {
  private let lines: [String]
  private let start: Int

  init(_ text: String, from start: Int) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    self.start = start
  }

  /// How many lines are shown.
  private static let longest = 12

  var html: HTML {
    let shown: [HTML] = lines.prefix(Self.longest).enumerated().map { index, line in
      "<span class=\"line\">\(String(start.addingReportingOverflow(index).partialValue))</span>\(line.cut(to: 400))\n"
    }
    let rest: HTML? =
      lines.count > Self.longest
      ? "<span class=\"line\">…</span>\((lines.count - Self.longest).phrase("more line"))\n" : nil
    return "<pre class=\"snippet\"><code>\(shown)\(rest)</code></pre>"
  }
}
