import Expressions

extension CheckScope {
  /// The environment for a part about one kind of target: it is an error there to read facts about another kind.
  func environment(for subject: Subject, _ schema: FactSchema) -> Environment {
    Subject.allCases.filter { !subject.included.contains($0) }.reduce(environment) { environment, other in
      let contrast = "is about \(other.one); this is about \(subject.one)"
      return environment.withholding(withheld(schema.subjects.filter { $1 == other }.map(\.key), contrast))
    }
  }

  private func withheld(_ facts: [String], _ contrast: String) -> [FactRead: String] {
    var withheld = Dictionary(
      uniqueKeysWithValues: facts.map { (FactRead.variable($0), "the fact '\($0)' \(contrast)") })
    // A variable sees only those before it, so that one way through the list finds all that are foreign.
    for variable in variables where variable.expression.reads.contains(where: { withheld[$0] != nil }) {
      let read = FactRead.field(type: variableType.name, name: variable.name)
      withheld[read] = "the variable '\(variable.name)' \(contrast)"
    }
    return withheld
  }
}
