import Diagnostics
import Documents

/// Reads one entry of a waiver file.
struct WaiverReader {
  let rules: [Rule]
  let policy: WaiverPolicy
  let source: SourceText
  let collector: DiagnosticCollector

  /// Nil, and reported, when anything is wrong with the entry.
  func waiver(_ node: Node) -> Waiver? {
    guard var entry = EntryReader(node, what: "the waiver", in: source, collector: collector) else {
      return nil
    }
    let id = entry.text("id", .identifier)
    let rule = entry.text("rule", .any).flatMap { self.rule($0, at: node["rule"] ?? node) }
    let kind = entry.word("type", of: Waiver.Kind.allCases)
    let targets = entry.list("targets", WaiverTargetReader(file: self).target)
    let reason = entry.text("reason", .prose(20...2000))
    let mitigation = entry.optionalText("mitigation", .prose(1...2000))
    let approvedBy = entry.text("approvedBy", .prose(3...500))
    let approvedOn = entry.day("approvedOn")
    let expiresOn = entry.day("expiresOn")
    let ticket = entry.optionalText("ticket", .uri)
    let override = entry.optionalNode("severityOverride").flatMap(severityOverride)
    let milestones = entry.optionalList("milestones", milestone)
    let contact = entry.optionalNode("poc").flatMap(self.contact)
    let resources = entry.optionalText("resources", .prose(1...250))
    entry.finish()
    checkPeriod(from: approvedOn, to: expiresOn, node)
    checkMilestones(node["milestones"], of: kind, node)

    guard let id, let rule, let kind, let targets, let reason, let approvedBy, let approvedOn, let expiresOn
    else { return nil }
    return Waiver(
      id: id, rule: rule, kind: kind, targets: targets, reason: reason, mitigation: mitigation,
      approvedBy: approvedBy, approvedOn: approvedOn, expiresOn: expiresOn, ticket: ticket,
      severityOverride: override, milestones: milestones ?? [], contact: contact, resources: resources)
  }

  private func rule(_ id: String, at node: Node) -> String? {
    if rules.contains(where: { $0.id.utf8.elementsEqual(id.utf8) }) { return id }
    if let rule = rules.first(where: { $0.aliases.contains { $0.utf8.elementsEqual(id.utf8) } }) {
      error("'\(id)' is another catalogue's name; the rule's own id is '\(rule.id)'", node)
    } else if id.utf8.contains(UInt8(ascii: "*")) {
      error("'rule' is one rule id, without a wildcard", node)
    } else {
      error("no loaded checklist has a rule '\(id)'\(Suggestion.phrase(for: id, in: rules.map(\.id)))", node)
    }
    return nil
  }

  private func severityOverride(_ node: Node) -> SeverityOverride? {
    guard var entry = EntryReader(node, what: "'severityOverride'", in: source, collector: collector) else {
      return nil
    }
    let numeral = entry.text("category", .oneOf(Category.allCases.map(\.numeral)))
    let reason = entry.text("reason", .prose(10...2000))
    entry.finish()
    guard let category = numeral.flatMap({ Category(numeral: $0) }), let reason else { return nil }
    return SeverityOverride(category: category, reason: reason)
  }

  private func milestone(_ node: Node) -> Waiver.Milestone? {
    guard var entry = EntryReader(node, what: "the milestone", in: source, collector: collector) else {
      return nil
    }
    let description = entry.text("description", .prose(1...2000))
    let due = entry.day("due")
    let status = entry.optionalText("status", .oneOf(["pending", "done"]))
    entry.finish()
    guard let description, let due else { return nil }
    return Waiver.Milestone(description: description, due: due, isDone: status == "done")
  }

  private func contact(_ node: Node) -> Waiver.Contact? {
    guard var entry = EntryReader(node, what: "'poc'", in: source, collector: collector) else { return nil }
    let name = entry.optionalText("name", .prose(1...100))
    let organization = entry.optionalText("organization", .prose(1...100))
    let email = entry.optionalText("email", .prose(1...254))
    entry.finish()
    return Waiver.Contact(name: name, organization: organization, email: email)
  }

  private func checkPeriod(from approved: Day?, to end: Day?, _ node: Node) {
    guard let approved, let end else { return }
    let position = node["expiresOn"] ?? node
    let days = end.days(after: approved)
    if days < 0 {
      error("the waiver expires on \(end), before its approval on \(approved)", position)
    } else if days > policy.maxDays {
      error(
        "the waiver holds for \(days) days after its approval; the policy allows \(policy.maxDays)", position)
    }
  }

  /// eMASS takes no accepted risk with milestones, and no plan without.
  private func checkMilestones(_ milestones: Node?, of kind: Waiver.Kind?, _ node: Node) {
    switch kind {
    case .poam where milestones == nil || milestones?.sequence?.isEmpty == true:
      error("a waiver of type poam needs at least one entry in 'milestones'", milestones ?? node)
    case .riskAccepted:
      if let milestones { error("a waiver of type risk-accepted has no 'milestones'", milestones) }
    default: break
    }
  }

  func error(_ message: String, _ node: Node) {
    collector.error(message, at: node.position, in: source)
  }
}
