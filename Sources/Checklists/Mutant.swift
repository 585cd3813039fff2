import Diagnostics
import Documents
import Expressions

/// A checklist in which one expression was changed a little.
///
/// Some example should notice; otherwise nothing shows that the changed part matters.
public struct Mutant: Sendable {
  /// The rules that the change reaches, as changed.
  public let rules: [Rule]
  /// Says that no example noticed, and where.
  public let survival: Diagnostic
}

extension Rule {
  /// The rule with each small change to one of its conditions.
  public var mutants: [Mutant] { parts.flatMap(mutants) }

  private func mutants(of part: RulePart) -> [Mutant] {
    guard let document = part.document else { return [] }
    let (when, conclusive) = (document.root["when"], document.root["conclusive"])
    let conditions =
      document.mutants(of: part.check.condition?.expression, at: when, in: scope.environment) { new in
        [changed(part) { $0.condition?.expression = new }]
      }
      + document.mutants(of: part.check.conclusive, at: conclusive, in: scope.environment) { new in
        [changed(part) { $0.conclusive = new }]
      }
    let looks = zip(part.check.parts.indices, document.checkParts).flatMap { index, node in
      let look = part.check.parts[index]
      return document.mutants(
        of: look.predicate, at: node["forbid"] ?? node["expect"], in: look.environment
      ) { new in [changed(part) { $0.parts[index].predicate = new }] }
    }
    return conditions + looks
  }

  private func changed(_ part: RulePart, _ change: (inout Check) -> Void) -> Rule {
    var part = part
    change(&part.check)
    var rule = self
    rule.replace(part)
    return rule
  }

  fileprivate func changed(_ change: (inout Rule) -> Void) -> Rule {
    var rule = self
    change(&rule)
    return rule
  }
}

extension Checklist {
  /// The checklist's own rules, without those that it takes over from others.
  public var ownRules: [Rule] { rules.filter { $0.checklist == id } }

  /// The checklist with each small change to one of its variables.
  public var variableMutants: [Mutant] {
    guard let document, let variables = rules.first(where: { $0.checklist == id })?.scope.variables else {
      return []
    }
    return variables.enumerated().flatMap { index, variable in
      let readers = ownRules.filter { $0.variablesRead.contains(variable.name) }
      return document.mutants(
        of: variable.expression, at: document.root["variables"]?[variable.name], in: variable.environment
      ) { changed in
        readers.map { reader in reader.changed { $0.scope.variables[index].expression = changed } }
      }
    }
  }
}

extension SourceDocument {
  fileprivate func mutants(
    of expression: Expression?, at node: Node?, in environment: Environment,
    _ rules: (Expression) -> [Rule]
  ) -> [Mutant] {
    guard let expression, let node else { return [] }
    return expression.mutations.compactMap { mutation in
      // What does not compile has been noticed by the checker.
      let changed = try? Expression(mutation.text, in: environment, expecting: expression.type)
      return changed.map { changed in
        let place = node.position(
          ofTextLine: mutation.position.line, column: mutation.position.column, in: text)
        let message = "no example notices when \(mutation.change)"
        return Mutant(
          rules: rules(changed), survival: Diagnostic(message, severity: .warning, in: text, at: place))
      }
    }
  }
}
