/// Macros that walk a list or a map.
extension Compiler {
  /// Calls `step` for every element with the macro's variables set, until it says stop.
  private struct Walk: Sendable {
    let range: Code<Value>
    let first: Int
    let hasTwoVariables: Bool
    let weight: Int

    func callAsFunction(
      _ bindings: Bindings, _ step: (Value, Value) throws(EvaluationError) -> Bool
    ) throws(EvaluationError) {
      switch try range(bindings) {
      case .list(let list):
        for index in 0..<list.count {
          let element = list[index]
          guard try visit(bindings, .int(Int64(index)), element, only: element, step) else { return }
        }
      case .map(let map):
        for (key, value) in zip(map.keys, map.values) {
          guard try visit(bindings, key, value, only: key, step) else { return }
        }
      case let other: throw .noSuchOverload("a macro over \(other.type)")
      }
    }

    private func visit(
      _ bindings: Bindings, _ key: Value, _ value: Value, only element: Value,
      _ step: (Value, Value) throws(EvaluationError) -> Bool
    ) throws(EvaluationError) -> Bool {
      try bindings.charge(weight)
      if hasTwoVariables {
        bindings.setLocal(first, key)
        bindings.setLocal(first + 1, value)
      } else {
        bindings.setLocal(first, element)
      }
      return try step(hasTwoVariables ? key : element, value)
    }
  }

  private func walk(_ loop: Comprehension, _ node: Node) -> Walk {
    Walk(
      range: value(loop.range), first: resolution.firstLocals[node.id] ?? 0,
      hasTwoVariables: loop.variables.count == 2,
      weight: 1 + (loop.condition?.size ?? 0) + (loop.body?.size ?? 0))
  }

  func quantifier(_ loop: Comprehension, _ node: Node) -> Predicate? {
    freshQuantifier(loop, node).map { hoisted($0, node) }
  }

  private func freshQuantifier(_ loop: Comprehension, _ node: Node) -> Predicate? {
    guard [.all, .exists, .existsOne].contains(loop.shape), let condition = loop.condition else { return nil }
    let test = bool(condition)
    let walk = walk(loop, node)
    switch loop.shape {
    case .all: return quantifier(walk, test, decidedBy: false)
    case .exists: return quantifier(walk, test, decidedBy: true)
    case .existsOne:
      return Predicate { (bindings) throws(EvaluationError) in
        var count = 0
        try walk(bindings) { (_, _) throws(EvaluationError) in
          if try test(bindings) { count += 1 }
          return true
        }
        return count == 1
      }
    case .list, .map, .entries: return nil
    }
  }

  /// `all` and `exists` absorb errors as `&&` and `||` do: any element that decides wins.
  private func quantifier(_ walk: Walk, _ condition: @escaping Code<Bool>, decidedBy answer: Bool)
    -> Predicate
  {
    Predicate { (bindings) throws(EvaluationError) in
      var isDecided = false
      var failure: EvaluationError?
      try walk(bindings) { (_, _) throws(EvaluationError) in
        do throws(EvaluationError) {
          isDecided = try condition(bindings) == answer
        } catch {
          if error.isFinal { throw error }
          failure = failure ?? error
        }
        return !isDecided
      }
      if let failure, !isDecided { throw failure }
      return isDecided ? answer : !answer
    }
  }

  private var always: Code<Bool> { { _ in true } }

  func comprehension(_ loop: Comprehension, _ node: Node) -> Code<Value> {
    hoisted(freshComprehension(loop, node), node)
  }

  private func freshComprehension(_ loop: Comprehension, _ node: Node) -> Code<Value> {
    let walk = walk(loop, node)
    let condition = loop.condition.map { bool($0) } ?? always
    let body = loop.body.map { value($0) }
    switch loop.shape {
    case .all, .exists, .existsOne:
      return { [test = bool(node)] (bindings) throws(EvaluationError) in .bool(try test(bindings)) }
    case .list:
      return { (bindings) throws(EvaluationError) in
        var values: [Value] = []
        try walk(bindings) { (element, _) throws(EvaluationError) in
          if try condition(bindings) { values.append(try body?(bindings) ?? element) }
          return true
        }
        return .list(List(values))
      }
    case .map:
      return { (bindings) throws(EvaluationError) in
        var map = Map()
        try walk(bindings) { (key, value) throws(EvaluationError) in
          if try condition(bindings) { try map.insert(try body?(bindings) ?? value, for: key) }
          return true
        }
        return .map(map)
      }
    case .entries:
      return { (bindings) throws(EvaluationError) in
        var map = Map()
        try walk(bindings) { (_, _) throws(EvaluationError) in
          guard try condition(bindings), let entry = try body?(bindings) else { return true }
          guard case .map(let entry) = entry else {
            throw .noSuchOverload("transformMapEntry of \(entry.type)")
          }
          for (key, value) in zip(entry.keys, entry.values) { try map.insert(value, for: key) }
          return true
        }
        return .map(map)
      }
    }
  }
}

extension Node {
  /// How many nodes the tree has: what one pass over it costs.
  var size: Int {
    children.reduce(1) { $0 + $1.size }
  }
}
