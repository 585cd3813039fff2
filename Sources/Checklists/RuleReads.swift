import Expressions

extension Rule {
  /// Every fact that the rule's expressions name.
  public var reads: Set<FactRead> {
    scope.variables.reduce(into: ownReads) { $0.formUnion($1.expression.reads) }
  }

  /// The parameters that the rule reads, itself or through variables.
  var parametersRead: Set<String> {
    let names = variablesRead
    return scope.variables.filter { names.contains($0.name) }
      .reduce(into: ownReads.names(in: "params")) { $0.formUnion($1.expression.reads.names(in: "params")) }
  }

  /// The variables that the rule reads, itself or through other variables.
  var variablesRead: Set<String> {
    // A variable sees only those before it.
    scope.variables.reversed().reduce(into: ownReads.names(in: "variables")) { names, variable in
      if names.contains(variable.name) { names.formUnion(variable.expression.reads.names(in: "variables")) }
    }
  }

  /// What the rule's own expressions name, variables not followed.
  private var ownReads: Set<FactRead> {
    var reads = check.condition?.expression.reads ?? []
    reads.formUnion(check.conclusive?.reads ?? [])
    for part in check.parts {
      reads.formUnion(part.table?.reads ?? [])
      reads.formUnion(part.predicate.reads)
      reads.formUnion(part.message.reads)
    }
    return reads
  }
}

extension Set<FactRead> {
  /// The fields of one object type among what is read.
  fileprivate func names(in type: String) -> Set<String> {
    reduce(into: []) { names, read in
      if case .field(type, let name) = read { names.insert(name) }
    }
  }
}
