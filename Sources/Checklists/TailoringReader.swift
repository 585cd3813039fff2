import Diagnostics
import Documents
import Expressions

/// The keys that change rules, as a profile and a checklist that extends another write them.
struct TailoringNodes {
  /// Only a profile has it: a checklist says with `disable` what it leaves out.
  var select: Node?
  let disable: Node?
  let set: Node?
  let severity: Node?

  init(_ reader: inout MappingReader) {
    disable = reader.optionalNode("disable")
    set = reader.optionalNode("set")
    severity = reader.optionalNode("severity")
  }

  var all: [(key: String, node: Node)] {
    [("select", select), ("disable", disable), ("set", set), ("severity", severity)]
      .compactMap { key, node in node.map { (key, $0) } }
  }
}

/// Reads what changes rules, and holds it against the rules and parameters that there are.
struct TailoringReader {
  let rules: [Rule]
  let parameters: [Parameter]
  let source: SourceText
  let collector: DiagnosticCollector

  /// - Parameter origin: who makes the changes, as reports say it.
  func tailoring(_ nodes: TailoringNodes, origin: String) -> Tailoring {
    Tailoring(
      selected: nodes.select.flatMap(selected),
      disabled: Set(nodes.disable.map { identifiers($0, of: "disable") } ?? []),
      values: nodes.set.map { values($0, origin) } ?? [:],
      severities: nodes.severity.map(severities) ?? [:])
  }

  /// `"*"` stands for all rules, alone or in a list.
  private func selected(_ node: Node) -> Set<String>? {
    let elements = node.sequence ?? [node]
    if elements.contains(where: { $0.string == "*" }) { return Set(rules.map(\.id)) }
    return Set(identifiers(node, of: "select"))
  }

  private func identifiers(_ node: Node, of key: String) -> [String] {
    guard let elements = node.sequence else {
      collector.error("'\(key)' must be a list of rule ids", at: node.position, in: source)
      return []
    }
    return elements.compactMap { element in
      guard let id = element.string else {
        collector.error("a rule id is due here, not \(element.description)", at: element.position, in: source)
        return nil
      }
      return known(id, at: element.position) ? id : nil
    }
  }

  private func known(_ id: String, at position: Position) -> Bool {
    if rules.contains(where: { $0.id == id }) { return true }
    if let rule = rules.first(where: { $0.aliases.contains(id) }) {
      collector.error("'\(id)' is an alias; write the id '\(rule.id)'", at: position, in: source)
    } else {
      let advice = Suggestion.phrase(for: id, in: rules.map(\.id))
      collector.error("no rule '\(id)' here\(advice)", at: position, in: source)
    }
    return false
  }

  private func values(_ node: Node, _ origin: String) -> [ParameterKey: ParameterSetting] {
    var values: [ParameterKey: ParameterSetting] = [:]
    for member in members(node, of: "set", to: "parameters to values") {
      guard let parameter = parameters.first(where: { $0.name == member.key }) else {
        let advice = Suggestion.phrase(for: member.key, in: parameters.map(\.name))
        collector.error("no parameter '\(member.key)' here\(advice)", at: member.keyPosition, in: source)
        continue
      }
      do throws(ParameterMismatch) {
        values[parameter.key] = ParameterSetting(value: try parameter.value(member.value), origin: origin)
      } catch {
        collector.error("'\(member.key)' \(error.message)", at: error.position, in: source)
      }
    }
    return values
  }

  private func severities(_ node: Node) -> [String: Tailoring.SeverityChange] {
    var changes: [String: Tailoring.SeverityChange] = [:]
    for member in members(node, of: "severity", to: "rule ids to categories") {
      let isKnown = known(member.key, at: member.keyPosition)
      guard
        var reader = MappingReader(
          member.value, in: source, what: "the severity of '\(member.key)'", collector: collector)
      else { continue }
      let numeral = reader.string("category")
      let reason = reader.string("reason")
      reader.finish()
      guard let numeral, let reason, isKnown else { continue }
      guard let category = Category(numeral: numeral) else {
        reader.error(
          "'category' is I, II or III, not '\(numeral)'",
          at: member.value["category"]?.position ?? member.value.position)
        continue
      }
      changes[member.key] = Tailoring.SeverityChange(category: category, reason: reason)
    }
    return changes
  }

  private func members(_ node: Node, of key: String, to meaning: String) -> [Member] {
    if let members = node.mapping { return members }
    collector.error(
      "'\(key)' must be a mapping of \(meaning), but is \(node.description)", at: node.position, in: source)
    return []
  }
}
