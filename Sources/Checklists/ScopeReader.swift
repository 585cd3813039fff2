import Diagnostics
import Documents
import Expressions

/// Reads the parameters and variables that the rules of a checklist share.
struct ScopeReader {
  let head: ChecklistHead
  let schema: FactSchema
  let collector: DiagnosticCollector

  /// Nil when a parameter could not be read: it would make every rule that uses it look wrong, too.
  ///
  /// - Parameter base: the scope of the checklist that this one extends, all of which can be read here.
  func scope(extending base: CheckScope?) -> CheckScope? {
    let before = collector.all.count
    let own = parameters(inherited: base?.parameters.parameters ?? [])
    guard collector.all.count == before else { return nil }
    return variables(ParameterSet(own, of: head.id, extending: base?.parameters), extending: base)
  }

  private func parameters(inherited: [Parameter]) -> [Parameter] {
    guard let node = head.parameters else { return [] }
    guard let members = node.mapping else {
      collector.error("'params' must be a mapping", at: node.position, in: head.source)
      return []
    }
    return members.compactMap { member in
      if let other = inherited.first(where: { $0.name == member.key }) {
        collector.error(
          "the parameter '\(member.key)' is inherited from '\(other.checklist)'; use 'set' to change its value",
          at: member.keyPosition, in: head.source)
      }
      return Parameter(member, of: head.id, in: head.source, collector: collector)
    }
  }

  /// Variables see facts, parameters and the variables before them: they cannot be cyclic.
  private func variables(_ parameters: ParameterSet, extending base: CheckScope?) -> CheckScope {
    var variables = base?.variables ?? []
    var fields = base?.variableType.fields ?? []
    for member in head.variables?.mapping ?? [] {
      if fields.prefix(base?.variables.count ?? 0).contains(where: { $0.name == member.key }) {
        collector.error(
          "the variable '\(member.key)' is inherited; give this one another name", at: member.keyPosition,
          in: head.source)
      }
      let environment = environment(parameters, ObjectType("variables", fields: fields))
      let reader = ExpressionReader(environment: environment, source: head.source, collector: collector)
      guard let expression = reader.expression(member.value, expecting: nil) else { continue }
      variables.append(.init(name: member.key, expression: expression, environment: environment))
      fields.append(Field(member.key, expression.type))
    }
    let type = ObjectType("variables", fields: fields, documentation: "The variables of the checklist.")
    return CheckScope(
      environment: environment(parameters, type), parameters: parameters, variables: variables,
      variableType: type)
  }

  private func environment(_ parameters: ParameterSet, _ variables: ObjectType) -> Environment {
    schema.environment.adding(objects: [parameters.type, variables])
      .adding(Variable("params", .object("params"))).adding(Variable("variables", .object("variables")))
  }
}
