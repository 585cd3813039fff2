import Expressions

/// The compiled part of a rule.
struct Check: Sendable {
  var condition: Condition?
  var parts: [CheckPart]
  /// Where a clean look proves something only if this holds.
  var conclusive: Expression?

  /// `when`: without it the rule does not apply.
  struct Condition: Sendable {
    var expression: Expression
    let otherwise: String
  }
}

/// One `forbid` or `expect`, over a table or once.
struct CheckPart: Sendable {
  enum Polarity: Sendable {
    /// An element for which the predicate is true breaks the rule.
    case forbid
    /// An element for which the predicate is false breaks the rule.
    case expect
  }

  let table: Expression?
  let elementSlot: Int?
  let environment: Environment
  let polarity: Polarity
  var predicate: Expression
  let message: MessageTemplate
  let subject: String?
  /// What the part finds is a question for a person, not a failure.
  let isQuestion: Bool
}

/// What the expressions of a checklist share.
struct CheckScope: Sendable {
  /// Facts, `params` and `variables`; a check over a table adds its element.
  let environment: Environment
  var parameters: ParameterSet
  var variables: [NamedExpression]
  let variableType: ObjectType

  /// Whether an expression reads the target, be it through variables of the checklist.
  func readsFacts(_ expression: Expression) -> Bool {
    expression.reads.contains { read in
      switch read {
      case .variable(let name): !["params", "variables"].contains(name)
      case .field(let type, let name):
        type == variableType.name
          && variables.contains { $0.name == name && readsFacts($0.expression) }
      }
    }
  }

  struct NamedExpression: Sendable {
    let name: String
    var expression: Expression
    let environment: Environment
  }
}
