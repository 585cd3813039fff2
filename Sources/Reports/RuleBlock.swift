import Checklists

/// What the text report says about one rule.
struct RuleBlock {
  /// Where the text beside the labels begins.
  static let margin = 9

  private let result: RuleResult

  init(_ result: RuleResult) {
    self.result = result
  }

  /// The whole block of a rule that failed or could not be evaluated.
  func write(to page: inout Page) {
    writeTitle(label: label, ink: .strong, to: &page)
    if let reason = result.outcome.reason { writeText(reason, indent: Self.margin, to: &page) }
    let notes = ExemptionNotes(result)
    notes.writeLapses(to: &page)
    writeFindings(result.isOpen ? result.openFindings : result.findings(exemptBy: .baseline), to: &page)
    notes.writeExempt(to: &page)
    if result.outcome.status == .fail {
      page.write(
        [Run(result.rule.fix)], label: Run(padding + "fix", .good), indent: Self.margin + 5)
    }
  }

  /// One line for a rule that waivers take out of the gate; who, why and what only where everything is shown.
  func writeWaived(label: Run?, to page: inout Page) {
    let notes = ExemptionNotes(result)
    writeTitle(label: label, ink: .plain, note: page.style.showsAll ? nil : notes.waivedPhrase, to: &page)
    if page.style.showsAll { notes.writeExempt(to: &page) }
  }

  /// One line in a list of rules; the reason and the findings only where everything is shown.
  func writeListed(label: Run?, to page: inout Page) {
    let count = result.findings.count
    let note = count > 0 && !page.style.showsAll ? "(\(count) to look at)" : nil
    writeTitle(label: label, ink: .plain, note: note, to: &page)
    guard page.style.showsAll else { return }
    if let reason = result.outcome.reason {
      writeText(reason, ink: .faint, indent: Self.margin + 2, to: &page)
    }
    writeFindings(result.findings, to: &page)
  }

  private var padding: String { String(repeating: " ", count: Self.margin) }

  private var label: Run {
    guard result.outcome.status == .fail else { return Run("ERROR", .broken) }
    let category = result.category
    let ink: Ink =
      switch category {
      case .one: .severe
      case .two: .serious
      case .three: .slight
      }
    return Run("CAT \(category.numeral)", ink)
  }

  private func writeTitle(label: Run?, ink: Ink, note: String? = nil, to page: inout Page) {
    var runs = [Run(result.rule.id, .open), Run(result.rule.title, ink, gap: 2)]
    if let note { runs.append(Run(note, .faint, gap: 2, whole: true)) }
    page.write(runs, label: label, indent: Self.margin)
  }

  private func writeText(_ text: String, ink: Ink = .plain, indent: Int, to page: inout Page) {
    page.write([Run(page.style.shortened(text), ink)], indent: indent)
  }

  /// The findings by the layer that brought them: one layer is one place to mend.
  func writeFindings(_ findings: [Finding], to page: inout Page) {
    let findings = findings.groupedByLayer
    let shown = page.style.shown(of: findings.count)
    var last: FindingLocation?
    for finding in findings.prefix(shown) {
      let location = finding.location
      // Lines that stand above already are not shown again.
      if let last, last.lines != location.lines { writeSnippet(last, to: &page) }
      if let layer = location.layer, layer != last?.layer || location.origin != last?.origin {
        writeLayer(layer, origin: location.origin, to: &page)
      }
      writeText(finding.sentence, indent: Self.margin + (location.layer == nil ? 0 : 2), to: &page)
      last = location
    }
    if let last { writeSnippet(last, to: &page) }
    if findings.count > shown { writeRest(Array(findings.dropFirst(shown)), to: &page) }
  }

  private func writeSnippet(_ location: FindingLocation, to page: inout Page) {
    guard let lines = location.lines else { return }
    SnippetBlock(lines, isNamed: location.source == nil).write(to: &page, indent: Self.margin + 2)
  }

  private func writeRest(_ findings: [Finding], to page: inout Page) {
    let layers = Set(findings.compactMap(\.location.layer?.index)).sorted().map(String.init)
    let place =
      layers.isEmpty ? "" : " in \(layers.count == 1 ? "layer" : "layers") \(layers.joined(separator: ", "))"
    page.write([Run("… and \(findings.count) more\(place)", .faint)], indent: Self.margin)
  }

  /// The layer and its instruction, on one line however long the instruction is.
  private func writeLayer(_ layer: LayerReference, origin: SourcePlace?, to page: inout Page) {
    let name = (["layer \(layer.index)"] + (origin.map { ["\($0.file):\($0.line)"] } ?? []))
      .joined(separator: "  ")
    let instruction = origin?.firstLine ?? layer.instruction
    let room = page.style.width - Self.margin - Run(name).text.columns - 2
    guard room > 0 else { return page.write([Run(name, .faint)], indent: Self.margin) }
    page.write(
      [Run(name, .faint), Run(Run(instruction).text.clipped(toColumns: room), .faint, gap: 2)],
      indent: Self.margin)
  }
}

extension FindingLocation {
  /// The lines to show below a finding: those it is about, or those that made it where no layer tells them.
  fileprivate var lines: SourcePlace? { source ?? (layer == nil ? origin : nil) }
}

extension LayerReference {
  /// The instruction as its author wrote it, without the words that the classic builder puts before it.
  fileprivate var instruction: String {
    let words = (createdBy ?? "").unicodeScalars.split(separator: " ").map { String($0) }
    let builder = ["/bin/sh", "-c", "#(nop)"]
    return (words.starts(with: builder) ? Array(words.dropFirst(builder.count)) : words).joined(
      separator: " ")
  }
}

extension [Finding] {
  /// Those of no layer first, then layer by layer, otherwise in order.
  fileprivate var groupedByLayer: [Finding] {
    let layers = Set(compactMap(\.location.layer?.index)).sorted()
    return filter { $0.location.layer == nil }
      + layers.flatMap { index in filter { $0.location.layer?.index == index } }
  }
}

extension Finding {
  fileprivate var sentence: String {
    message.sentence(at: location.path ?? location.subject, line: location.line)
  }
}
