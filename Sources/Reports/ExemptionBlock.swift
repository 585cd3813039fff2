import Checklists

/// What the text report says about waivers and the baseline as a whole.
struct ExemptionBlock {
  private let exemptions: ExemptionReview

  init(_ exemptions: ExemptionReview) {
    self.exemptions = exemptions
  }

  func write(to page: inout Page) {
    let lines = self.lines
    guard !lines.isEmpty else { return }
    let shown = page.style.shown(of: lines.count)
    for line in lines.prefix(shown) {
      let text = page.style.shortened(line.text)
      page.write([Run(text)], label: Run(line.label, .slight), indent: RuleBlock.margin)
    }
    if lines.count > shown {
      page.write([Run("… and \(lines.count - shown) more", .faint)], indent: RuleBlock.margin)
    }
    page.divide()
  }

  private struct Note {
    let label: String
    let text: String
  }

  /// What no longer counts comes first.
  private var lines: [Note] {
    exemptions.warnings.map { Note(label: "OPEN", text: $0) } + waiverNotes + baselineNotes
  }

  private var waiverNotes: [Note] {
    guard let review = exemptions.waivers else { return [] }
    if review.uses.isEmpty, review.total > 0 {
      let text =
        "\(review.source): none of its \(review.total.phrase("waiver")) names a rule and a target of this run"
      return [Note(label: "UNUSED", text: text)]
    }
    let ending = review.endingSoon.map { use in
      let days = use.waiver.lastDay.days(after: review.day)
      let when = days == 0 ? "today" : "in \(Int(days).phrase("day"))"
      return Note(label: "ENDS", text: "waiver \(use.waiver.id) on \(use.waiver.lastDay), \(when)")
    }
    let unused = review.unused.map { use in
      Note(
        label: "UNUSED", text: "waiver \(use.waiver.id): \(use.waiver.rule) found nothing that it covers")
    }
    let comments = review.unusedPlaces.map { place in
      Note(
        label: "UNUSED", text: "\(place.file):\(place.line): waiver \(place.waiver) covers nothing there")
    }
    return ending + unused + comments
  }

  private var baselineNotes: [Note] {
    guard let review = exemptions.baseline, review.refusal == nil else { return [] }
    let counts = [
      "\(review.known.phrase("finding")) known", "\(review.fixed.count) fixed",
      review.unseen.isEmpty ? nil : "\(review.unseen.count) not looked at",
    ]
    let text = "\(review.source) of \(review.day): \(counts.compactMap(\.self).joined(separator: ", "))"
    return [Note(label: "BASELINE", text: text)]
  }
}
