import Checklists

/// How a rule is checked, for assessors: DISA's documents call it the check content.
struct CheckText {
  private let rule: Rule

  init(_ rule: Rule) {
    self.rule = rule
  }

  /// Nil for a rule that says nothing of how it is checked.
  var text: String? {
    let paragraphs =
      rule.parts.flatMap(paragraphs)
      + rule.variables.map { "variables.\($0.name) is \($0.expression.onOneLine)" }
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
  }

  private func paragraphs(of part: RulePart) -> [String] {
    var paragraphs: [String] = []
    if let (condition, otherwise) = part.applicability {
      paragraphs.append("It applies where \(condition.onOneLine). Otherwise: \(otherwise)")
    }
    paragraphs += part.looks.map(sentence)
    if let conclusive = part.conclusive {
      paragraphs.append("A clean look is no finding only where:\n  \(conclusive.brokenAtOperators)")
    }
    if let review = part.review { paragraphs.append("To review by hand: \(review)") }
    if let first = paragraphs.first, rule.parts.count > 1 {
      paragraphs[0] = "Of \(part.subject.one): \(first)"
    }
    return paragraphs
  }

  private func sentence(_ look: RulePart.Look) -> String {
    let place = look.table.map { "For each of \($0.onOneLine), this" } ?? "This"
    let verb = look.isQuestion ? "a question for a person" : "a finding"
    return "\(place) is \(verb)\(look.isForbidden ? "" : " unless"):\n  \(look.predicate.brokenAtOperators)"
  }
}
