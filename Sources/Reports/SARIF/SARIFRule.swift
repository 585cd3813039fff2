import Checklists

extension SARIF {
  /// A reporting descriptor: what all results of a rule share.
  struct Rule: Encodable {
    let id: String
    let name: String
    let shortDescription: Message
    let fullDescription: Message
    let help: Message
    let defaultConfiguration: Configuration
    let relationships: [Relationship]?
    let properties: Properties

    struct Configuration: Encodable {
      let level: Level
    }

    struct Relationship: Encodable {
      let target: Target
      let kinds = ["relevant"]

      struct Target: Encodable {
        let id: String
        let index: Int
        let toolComponent: ComponentReference
      }
    }

    struct Properties: Encodable {
      let tags: [String]
      let precision: String
      let problemSeverity: String
      /// A string, in which GitHub and GitLab expect a number.
      let securitySeverity: String
      let category: String

      private enum CodingKeys: String, CodingKey {
        case tags, precision, category
        case problemSeverity = "problem.severity"
        case securitySeverity = "security-severity"
      }
    }
  }
}

extension SARIF.Rule {
  /// What GitLab keeps of a description; it drops the results of a rule with a longer one.
  private static let longestDescription = 1_024
  /// Those that GitHub keeps.
  private static let mostTags = 10

  init(_ result: NativeReport.Result, taxonomy: [String]) {
    let category = result.ownCategory
    id = result.ruleId
    name = result.ruleId.replacing { "-_ .".unicodeScalars.contains($0) ? "" : nil }.cut(to: 255)
    let title = result.title.nonEmpty ?? result.ruleId
    shortDescription = SARIF.Message(text: title.cut(to: Self.longestDescription))
    fullDescription = SARIF.Message(
      text: (result.discussion.nonEmpty ?? title).cut(to: Self.longestDescription))
    help = SARIF.Message(text: result.helpText, markdown: result.helpMarkdown)
    defaultConfiguration = Configuration(level: category.sarifLevel)
    let relationships = result.ccis.compactMap { cci in
      taxonomy.firstIndex(of: cci).map { index in
        Relationship(
          target: Relationship.Target(
            id: cci, index: index, toolComponent: SARIF.ComponentReference(name: "CCI", index: 0)))
      }
    }
    self.relationships = relationships.isEmpty ? nil : relationships
    let tags =
      ["security", "CAT-\(category.numeral)", result.checklist] + [result.srg].compactMap(\.self)
      + result.ccis + result.nist.map { "NIST-800-53:\($0)" }
    properties = Properties(
      tags: Array(NativeReport.distinct(tags).prefix(Self.mostTags)), precision: "very-high",
      problemSeverity: category.problemSeverity, securitySeverity: category.securitySeverity,
      category: "CAT \(category.numeral)")
  }
}

extension NativeReport.Result {
  fileprivate var identifiers: [String] {
    ["CAT \(category)"] + [srg].compactMap(\.self) + ccis + nist.map { "NIST \($0)" } + aliases
  }

  fileprivate var helpText: String {
    [identifiers.joined(separator: " · "), discussion, check.map { "Check:\n\($0)" }, "Fix: \(fix)"]
      .compactMap(\.self).joined(separator: "\n\n")
  }

  fileprivate var helpMarkdown: String {
    var page = Markdown()
    page.paragraph("**\(identifiers.map(\.quotedMarkdown).joined(separator: " · "))**")
    page.paragraph(discussion.quotedMarkdown)
    if let check {
      page.paragraph("**Check**")
      page.code(check, language: "text")
    }
    page.paragraph("**Fix** \(fix.quotedMarkdown)")
    return page.text
  }
}
