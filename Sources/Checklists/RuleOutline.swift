import Expressions

extension RulePart {
  /// One `forbid` or `expect`, as its file writes it.
  public struct Look: Sendable {
    /// The table that it walks; nil when it asks once.
    public let table: String?
    /// What must not be, or what must be.
    public let predicate: String
    public let isForbidden: Bool
    /// What it finds is a question for a person.
    public let isQuestion: Bool
  }

  /// What is looked at, one after the other.
  public var looks: [Look] {
    check.parts.map { part in
      Look(
        table: part.table?.text, predicate: part.predicate.text, isForbidden: part.polarity == .forbid,
        isQuestion: part.isQuestion)
    }
  }

  /// `when`, and why the rule does not apply otherwise.
  public var applicability: (condition: String, otherwise: String)? {
    check.condition.map { ($0.expression.text, $0.otherwise) }
  }

  /// Where a clean look proves something only if this holds.
  public var conclusive: String? { check.conclusive?.text }
}

extension Rule {
  /// The variables that the rule reads, itself or through others, and what they stand for.
  public var variables: [(name: String, expression: String)] {
    let names = variablesRead
    return scope.variables.filter { names.contains($0.name) }.map { ($0.name, $0.expression.text) }
  }
}
