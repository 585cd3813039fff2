import Diagnostics
import Documents
import Expressions

extension Checklist {
  /// What its author should look at although the checklist loads, in the order of its files.
  public var warnings: [Diagnostic] {
    unusedNames + unshownParameters + ownRules.flatMap(\.warnings) + repeatedTitles
  }

  private var unusedNames: [Diagnostic] {
    let parameters = warnings(in: "params", except: ownRules.flatMap(\.parametersRead)) {
      "no rule reads the parameter '\($0)'"
    }
    let variables = warnings(in: "variables", except: ownRules.flatMap(\.variablesRead)) {
      "no rule reads the variable '\($0)'"
    }
    return parameters + variables
  }

  /// A default that is empty or switched off has shown nothing of what the parameter is for.
  private var unshownParameters: [Diagnostic] {
    let set = Set(ownRules.flatMap(\.examples).flatMap(\.parameters.keys))
    let read = Set(ownRules.flatMap(\.parametersRead))
    let exempt = parameters.filter { parameter in
      !parameter.defaultValue.isZero || !read.contains(parameter.name) || set.contains(parameter.name)
    }
    return warnings(in: "params", except: exempt.map(\.name)) { "no example sets the parameter '\($0)'" }
  }

  private func warnings(
    in section: String, except names: some Sequence<String>, _ message: (String) -> String
  ) -> [Diagnostic] {
    let names = Set(names)
    let members = document?.root[section]?.mapping ?? []
    return members.filter { !names.contains($0.key) }.compactMap { member in
      document?.warning(message(member.key), at: member.keyPosition)
    }
  }

  private var repeatedTitles: [Diagnostic] {
    var first: [String: Rule] = [:]
    return ownRules.compactMap { rule in
      if let other = first[rule.title] {
        return rule.document?.warning("'\(other.id)' has the same title", at: "title")
      }
      first[rule.title] = rule
      return nil
    }
  }
}

extension Rule {
  fileprivate var warnings: [Diagnostic] { parts.flatMap(warnings) }

  private func warnings(about part: RulePart) -> [Diagnostic] {
    guard let document = part.document else { return [] }
    var found: [Diagnostic] = []
    let examples = examples.filter { $0.subject == part.subject }
    if part.check.condition != nil, !examples.contains(where: { $0.outcome == .notApplicable }) {
      found.append(
        document.warning("no example shows when the rule does not apply: one with not_applicable", at: "when")
      )
    }
    for (look, node) in zip(part.check.parts, document.checkParts)
    where look.table != nil && look.message.reads.isEmpty {
      found.append(
        document.warning(
          "the message is the same for every finding: name what was found with ${…}",
          at: node["message"]?.position ?? node.position))
    }
    return found
  }
}
