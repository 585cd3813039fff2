import Checklists
import Expressions

/// `docs/rules.md`: every rule of some checklists, for those who have to live with them.
public struct RuleReference: Sendable {
  private let checklists: [Checklist]

  public init(_ checklists: [Checklist]) {
    self.checklists = checklists
  }

  public var markdown: String {
    var page = Markdown()
    page.heading(1, "Rules")
    page.paragraph(
      """
      Every rule that the command carries, made from the files in `checklists/`. At the terminal, `plimsoll explain ID`
      shows one of them. What the names in the conditions mean is in [facts.md](facts.md).
      """)
    for checklist in checklists { writeContents(of: checklist, to: &page) }
    for rule in checklists.flatMap(\.ownRules) { write(rule, to: &page) }
    return page.text
  }

  private func writeContents(of checklist: Checklist, to page: inout Markdown) {
    let others = checklist.rules.filter { $0.checklist != checklist.id }
    page.heading(2, checklist.reference.title)
    page.paragraph(
      "\(checklist.id.code), version \(checklist.reference.version) of \(checklist.reference.date ?? ""), after \(checklist.source.markdown)."
    )
    page.table(
      ["Rule", "Category", "What it asks"],
      checklist.ownRules.map {
        ["[\($0.id)](#\($0.id.anchor))", $0.severity.category.numeral, $0.title.markdown]
      })
    guard !others.isEmpty else { return }
    page.paragraph(
      "And of other checklists: \(others.map { "[\($0.id)](#\($0.id.anchor))" }.joined(separator: ", ")).")
  }

  private func write(_ rule: Rule, to page: inout Markdown) {
    page.heading(2, rule.id)
    page.paragraph("**\(rule.title.markdown)**")
    page.paragraph(rule.why.markdown)
    writeOrigin(of: rule, to: &page)
    for part in rule.parts { writeLooks(of: part, in: rule, to: &page) }
    page.list(rule.variables.map { "`variables.\($0.name)` is \($0.expression.onOneLine.code)" })
    writeExamples(of: rule, to: &page)
    writeParameters(of: rule, to: &page)
    page.paragraph("**Fix.** \(rule.fix.markdown)")
    for part in rule.parts {
      guard let review = part.review else { continue }
      let addition = part.subject == rule.subject ? "" : ", of \(part.subject.one)"
      page.paragraph("**To review by hand\(addition).** \(review.markdown)")
    }
  }

  private func writeOrigin(of rule: Rule, to page: inout Markdown) {
    var items = [
      "Severity: \(rule.severity.sentence.markdown)", "Source: \(rule.source.sentence.markdown)",
      "Decides: \(rule.decides.sentence)",
    ]
    if rule.isGate { items.append("Integrity gate: when it is open, every other result says so") }
    if !rule.aliases.isEmpty {
      items.append("Also known as \(rule.aliases.joined(separator: ", ").markdown)")
    }
    items += rule.references.map { reference in
      let provenance = reference.provenance.map { " (\($0))" } ?? ""
      return "Reference: \((reference.identifiers + provenance).markdown)"
    }
    page.list(items)
  }

  private func writeLooks(of part: RulePart, in rule: Rule, to page: inout Markdown) {
    if part.subject != rule.subject {
      page.paragraph("**Of \(part.subject.one)** it decides: \(part.decides.sentence).")
    }
    if let (condition, otherwise) = part.applicability {
      page.paragraph("It applies when \(condition.code); otherwise: \(otherwise.markdown)")
    }
    for look in part.looks {
      let verb = look.isForbidden ? "Forbidden" : "Expected"
      let place = look.table.map { " for each of \($0.code)" } ?? ""
      page.paragraph("\(verb)\(place)\(look.isQuestion ? ", as a question for a person" : ""):")
      page.code(look.predicate.brokenAtOperators, language: "cel")
    }
    if let conclusive = part.conclusive {
      page.paragraph("A clean look passes only where:")
      page.code(conclusive.brokenAtOperators, language: "cel")
    }
  }

  private func writeExamples(of rule: Rule, to page: inout Markdown) {
    page.list(
      Status.allCases.compactMap { status in
        let names = rule.examples.filter { $0.outcome == status }.map(\.name.markdown)
        return names.isEmpty ? nil : "\(status.verb): \(names.joined(separator: " · "))"
      })
  }

  private func writeParameters(of rule: Rule, to page: inout Markdown) {
    page.table(
      ["Parameter", "Type", "Default", "Meaning"],
      rule.parameters.map(\.parameter).map { parameter in
        [
          parameter.name.code, parameter.kind.rawValue.code, parameter.defaultValue.shown,
          parameter.documentation.markdown,
        ]
      })
  }
}

extension Status {
  fileprivate var verb: String {
    switch self {
    case .fail: "Fails"
    case .error: "Cannot be evaluated"
    case .notReviewed: "Is left to a person"
    case .pass: "Passes"
    case .notApplicable: "Does not apply"
    }
  }
}

extension Value {
  /// A parameter's value, as its YAML would say it.
  fileprivate var shown: String {
    switch self {
    case .bool(let flag): "\(flag)".code
    case .int(let number): "\(number)".code
    case .string(let text): text.isEmpty ? "`''`" : text.code
    case .list(let list):
      list.count == 0 ? "`[]`" : (0..<list.count).map { list[$0].shown }.joined(separator: ", ")
    case .map(let map):
      map.count == 0
        ? "`{}`" : zip(map.keys, map.values).map { "\($0.shown): \($1.shown)" }.joined(separator: "; ")
    default: ""
    }
  }
}
