import Checklists

/// One rule in full, as `plimsoll explain` shows it.
public struct RuleText: Sendable {
  private let rule: Rule
  private let style: TextStyle

  public init(_ rule: Rule, style: TextStyle) {
    self.rule = rule
    self.style = style
  }

  public var rendered: String {
    var page = Page(style)
    page.write([Run(rule.id, .open), Run(rule.title, .strong, gap: 2)])
    page.blank()
    write("severity", rule.severity.sentence, to: &page)
    write("source", rule.source.sentence, to: &page)
    write(
      "subject", rule.subject.rawValue + (rule.isGate ? ", and the integrity of all other results" : ""),
      to: &page)
    for part in rule.parts {
      write(
        part.subject == rule.subject ? "decides" : part.subject.rawValue, part.decides.sentence, to: &page)
    }
    if !rule.aliases.isEmpty { write("also", rule.aliases.joined(separator: ", "), to: &page) }
    section("Why", rule.why, to: &page)
    section("Fix", rule.fix, to: &page)
    for part in rule.parts {
      guard let review = part.review else { continue }
      let addition = part.subject == rule.subject ? "" : ", of \(part.subject.one)"
      section("To review by hand" + addition, review, to: &page)
    }
    writeParameters(to: &page)
    writeReferences(to: &page)
    return page.text
  }

  private func write(_ name: String, _ text: String, to page: inout Page) {
    // "dockerfile", the longest name, and two blanks.
    page.write([Run(text)], label: Run(name, .faint), indent: 12)
  }

  /// A heading and its paragraphs, which the rule file separates by line ends.
  private func section(_ heading: String, _ text: String, to page: inout Page) {
    page.blank()
    page.write([Run(heading, .strong)])
    for paragraph in text.unicodeScalars.split(separator: "\n") {
      page.write([Run(String(paragraph))], indent: 2)
    }
  }

  private func writeParameters(to page: inout Page) {
    guard !rule.parameters.isEmpty else { return }
    page.blank()
    page.write([Run("Parameters", .strong)])
    for value in rule.parameters { ParameterBlock(value).write(to: &page) }
  }

  private func writeReferences(to page: inout Page) {
    guard !rule.references.isEmpty else { return }
    page.blank()
    page.write([Run("References", .strong)])
    for reference in rule.references {
      var runs = [Run(reference.identifiers)]
      if let provenance = reference.provenance {
        runs.append(Run("(\(provenance))", .faint, gap: 2, whole: true))
      }
      page.write(runs, indent: 2)
    }
  }
}

extension Severity {
  var sentence: String {
    let basis =
      switch basis {
      case .assigned: "assigned by this checklist"
      case .borrowed(let other): "taken over from \(other)"
      case .tailored(let first, let reason): "changed from category \(first.numeral): \(reason)"
      }
    return "category \(category.numeral), \(category.word); \(basis)"
  }
}

extension SourceReference {
  var sentence: String { "\(document) \(version), section \(section)" }
}

extension Rule.Decides {
  var sentence: String {
    switch self {
    case .both: "a violation fails, a clean look passes"
    case .violation: "a violation fails; a clean look proves nothing and is left to a person"
    case .compliance: "proof passes; its absence is left to a person"
    case .evidence: "evidence that is missing, stale, unbound or failing is a failure"
    case .manual: "nothing by itself: only a person can tell"
    }
  }
}

extension Reference {
  /// The fields that name something; identifiers that say what they are need no name before them.
  var identifiers: String {
    let selfExplaining = ["cci", "srg", "vuln", "stig", "rule"]
    return fields.filter { !["provenance", "via"].contains($0.name) }
      .map { field in
        switch field.name {
        case let name where selfExplaining.contains(name): field.value
        case "nist": "NIST \(field.value)"
        case "cis": "CIS \(field.value)"
        default: "\(field.name) \(field.value)"
        }
      }
      .joined(separator: " · ")
  }

  /// How the identifiers are known, in words.
  var provenance: String? {
    guard let word = self["provenance"] else { return nil }
    let sentence =
      switch word {
      case "guide": "named by the guide"
      case "seen": "seen in the published document"
      case "derived": "derived, not stated by a document"
      case "memory": "from memory, not confirmed"
      default: word
      }
    return sentence + (self["via"].map { ", via \($0) source" } ?? "")
  }
}
