import Expressions

extension Check {
  /// Every fact that the expressions name.
  var reads: Set<FactRead> {
    var reads = condition?.expression.reads ?? []
    reads.formUnion(conclusive?.reads ?? [])
    for part in parts {
      reads.formUnion(part.table?.reads ?? [])
      reads.formUnion(part.predicate.reads)
      reads.formUnion(part.message.reads)
    }
    return reads
  }
}

extension Rule {
  /// Every fact that the rule's expressions name, those of the variables it uses included.
  public var reads: Set<FactRead> {
    var reads = Set(parts.flatMap(\.check.reads))
    // A variable sees only those before it, so that one way back through the list finds all that are used.
    for variable in scope.variables.reversed()
    where reads.contains(.field(type: "variables", name: variable.name)) {
      reads.formUnion(variable.expression.reads)
    }
    return reads
  }

  /// The parameters that the rule's expressions name, and the values they have.
  public var parameters: [ParameterValue] {
    let reads = reads
    return scope.parameters.all.filter {
      reads.contains(.field(type: "params", name: $0.parameter.name))
    }
  }
}

extension Rule {
  /// The parameters that the rule reads, itself or through variables.
  var parametersRead: Set<String> { names(in: "params") }

  /// The variables that the rule reads, itself or through other variables.
  var variablesRead: Set<String> { names(in: "variables") }

  private func names(in type: String) -> Set<String> {
    reads.reduce(into: []) { names, read in
      if case .field(type, let name) = read { names.insert(name) }
    }
  }
}

extension [Rule] {
  /// These parameters, and after them the other ones of the checklists that the rules stand in, each once.
  func parameters(after own: [Parameter] = []) -> [Parameter] {
    var seen: Set<ParameterKey> = []
    return (own + flatMap(\.scope.parameters.parameters)).filter { seen.insert($0.key).inserted }
  }
}
