import Expressions
import Synchronization

/// The values that one rule's expressions see: facts, parameters, and the checklist's variables.
struct RuleContext {
  private let scope: CheckScope
  private let parameters: ParameterSet
  private let facts: any FactSource
  private let variables: VariableValues

  init(_ scope: CheckScope, parameters: ParameterSet, facts: any FactSource) {
    self.scope = scope
    self.parameters = parameters
    self.facts = facts
    variables = VariableValues(scope, parameters: parameters, facts: facts)
  }

  func bindings(_ environment: Environment) -> Bindings {
    let bindings = Self.bindings(environment, parameters: parameters, facts: facts)
    bindings.bind("variables", .object(Object(type: scope.variableType, source: variables)))
    return bindings
  }

  func holds(_ expression: Expression) throws(EvaluationError) -> Bool {
    try expression.evaluateBool(bindings(scope.environment))
  }

  static func bindings(_ environment: Environment, parameters: ParameterSet, facts: any FactSource)
    -> Bindings
  {
    let bindings = Bindings(environment, isForWholeTarget: environment.elementSlot == nil)
    for variable in environment.variables {
      let name = variable.name
      bindings.bind(name) { () throws(EvaluationError) in try facts.value(of: name) }
    }
    bindings.bind("params", .object(Object(type: parameters.type, source: parameters)))
    return bindings
  }
}

/// The checklist's variables, each computed when it is first read.
private final class VariableValues: ObjectSource {
  private let scope: CheckScope
  private let parameters: ParameterSet
  private let facts: any FactSource
  private let known: Mutex<[Int: Result<Value, EvaluationError>]> = Mutex([:])

  init(_ scope: CheckScope, parameters: ParameterSet, facts: any FactSource) {
    self.scope = scope
    self.parameters = parameters
    self.facts = facts
  }

  func value(field: Int, row: Int) throws(EvaluationError) -> Value? {
    if let value = known.withLock({ $0[field] }) { return try value.get() }
    // Not under the lock: a variable may read those before it.
    let value = Result { () throws(EvaluationError) in try evaluate(field) }
    known.withLock { $0[field] = value }
    return try value.get()
  }

  private func evaluate(_ field: Int) throws(EvaluationError) -> Value {
    let variable = scope.variables[field]
    let bindings = RuleContext.bindings(variable.environment, parameters: parameters, facts: facts)
    bindings.bind("variables", .object(Object(type: scope.variableType, source: self)))
    return try variable.expression.evaluate(bindings)
  }
}
