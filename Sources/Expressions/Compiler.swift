/// A compiled piece of an expression.
typealias Code<Result> = @Sendable (Bindings) throws(EvaluationError) -> Result

/// Turns a checked tree into closures, once; nothing is looked up by name afterwards.
struct Compiler {
  let environment: Environment
  let resolution: Resolution

  func value(_ node: Node) -> Code<Value> {
    if node.isTest, resolution.types[node.id] == .bool, let predicate = predicate(node) {
      return { (bindings) throws(EvaluationError) in .bool(try predicate.test(bindings)) }
    }
    switch node.kind {
    case .literal(let value): return { _ in value }
    case .identifier(let name, _): return identifier(name, node)
    case .select(let operand, let field, let isOptional):
      return select(operand, field, isOptional: isOptional, node)
    case .index(let operand, let index, let isOptional):
      return self.index(operand, index, isOptional: isOptional)
    case .call(let call): return self.call(call, node)
    case .logical, .has:
      return { [test = bool(node)] (bindings) throws(EvaluationError) in .bool(try test(bindings)) }
    case .conditional(let condition, let yes, let no):
      let (condition, yes, no) = (bool(condition), value(yes), value(no))
      return { (bindings) throws(EvaluationError) in
        try condition(bindings) ? try yes(bindings) : try no(bindings)
      }
    case .list(let elements): return list(elements)
    case .map(let entries): return map(entries)
    case .comprehension(let loop): return comprehension(loop, node)
    case .bind(_, let value, let body): return bind(value, body, node)
    case .optionalMap(_, let operand, let body, let isFlat):
      return optionalMap(operand, body, isFlat: isFlat, node)
    }
  }

  private func identifier(_ name: String, _ node: Node) -> Code<Value> {
    switch resolution.references[node.id] {
    case .variable(let slot): { (bindings) throws(EvaluationError) in try bindings.value(at: slot) }
    case .local(let index): { $0.local(index) }
    case .type(.dyn), .function, nil: { (_) throws(EvaluationError) in throw .unknownName(name) }
    case .type(let type): { _ in .type(type) }
    }
  }

  private func call(_ call: Node.Call, _ node: Node) -> Code<Value> {
    guard case .function(let function, let dropsTarget) = resolution.references[node.id] else {
      return { (_) throws(EvaluationError) in throw .unknownName(call.function) }
    }
    let arguments = Array(call.arguments.dropFirst(dropsTarget ? 1 : 0))
    guard function.overloads.contains(where: { $0.parameters.count == arguments.count }) else {
      return { (_) throws(EvaluationError) in throw .noSuchOverload("\(function.name) of \(arguments.count)")
      }
    }
    if let constant = folded(function, arguments) { return { _ in constant } }
    let codes = arguments.map { value($0) }
    if ["or", "orValue"].contains(function.name), codes.count == 2 {
      return alternative(function, codes[0], codes[1])
    }
    switch function.body {
    case .unary(let body) where codes.count == 1:
      return { [first = codes[0]] (bindings) throws(EvaluationError) in
        let value = try first(bindings)
        // Paid before the work, so that what costs too much is never begun.
        try bindings.charge(1 + value.weight / 10)
        guard let result = try body(value) else { throw function.refusal([value]) }
        try bindings.charge(result.weight / 10)
        return result
      }
    case .binary(let body) where codes.count == 2:
      return { [first = codes[0], second = codes[1]] (bindings) throws(EvaluationError) in
        let (left, right) = (try first(bindings), try second(bindings))
        try bindings.charge(1 + left.weight.addingClamped(right.weight) / 10)
        guard let result = try body(left, right) else { throw function.refusal([left, right]) }
        try bindings.charge(result.weight / 10)
        return result
      }
    default:
      return { (bindings) throws(EvaluationError) in
        var (values, weight): ([Value], Int) = ([], 0)
        for code in codes {
          values.append(try code(bindings))
          weight = weight.addingClamped(values[values.count - 1].weight)
        }
        try bindings.charge(1 + weight / 10)
        let result = try function(values)
        try bindings.charge(result.weight / 10)
        return result
      }
    }
  }

  /// `or` and `orValue`: what stands in for an absent value is evaluated only when it is needed.
  private func alternative(
    _ function: Function, _ first: @escaping Code<Value>, _ other: @escaping Code<Value>
  )
    -> Code<Value>
  {
    { (bindings) throws(EvaluationError) in
      let optional = try first(bindings)
      try bindings.charge(1)
      guard case .optional(let value) = optional else { throw function.refusal([optional]) }
      guard let value else { return try function([optional, try other(bindings)]) }
      return function.name == "or" ? optional : value
    }
  }

  /// The result of a call whose arguments are all literals, unless it fails: errors belong to the evaluation.
  private func folded(_ function: Function, _ arguments: [Node]) -> Value? {
    let literals = arguments.compactMap(\.literal)
    guard literals.count == arguments.count else { return nil }
    return try? function(literals)
  }
}

extension Compiler {
  private func select(_ operand: Node, _ field: String, isOptional: Bool, _ node: Node) -> Code<Value> {
    if case .type(let type) = resolution.references[node.id] { return { _ in .type(type) } }
    if !isOptional, let read = self.field(field, of: operand)?.read {
      return { (bindings) throws(EvaluationError) in
        guard let value = try read(bindings) else { throw .absentField(field) }
        return value
      }
    }
    let key = Value.string(field)
    let target = value(operand)
    return { (bindings) throws(EvaluationError) in
      let target = try target(bindings)
      if case .optional(let inner) = target { return .optional(try inner?.member(key, isField: true)) }
      let member = try target.member(key, isField: true)
      if isOptional { return .optional(member) }
      guard let member else { throw target.absence(of: key) }
      return member
    }
  }

  private func index(_ operand: Node, _ index: Node, isOptional: Bool) -> Code<Value> {
    let (target, key) = (value(operand), value(index))
    return { (bindings) throws(EvaluationError) in
      let (target, key) = (try target(bindings), try key(bindings))
      if case .optional(let inner) = target { return .optional(try inner?.member(key, isField: false)) }
      let member = try target.member(key, isField: false)
      if isOptional { return .optional(member) }
      guard let member else { throw target.absence(of: key) }
      return member
    }
  }

  private func list(_ elements: [Node.Element]) -> Code<Value> {
    let codes = elements.map { (value($0.node), $0.isOptional) }
    if elements.allSatisfy({ $0.node.literal != nil && !$0.isOptional }) {
      let list = List(elements.compactMap(\.node.literal))
      return { _ in .list(list) }
    }
    return { (bindings) throws(EvaluationError) in
      try bindings.charge(10)
      var values: [Value] = []
      values.reserveCapacity(codes.count)
      for (code, isOptional) in codes {
        if let value = try code(bindings).unwrapped(isOptional) { values.append(value) }
      }
      return .list(List(values))
    }
  }

  private func map(_ entries: [Node.Entry]) -> Code<Value> {
    let codes = entries.map { (value($0.key), value($0.value), $0.isOptional) }
    return { (bindings) throws(EvaluationError) in
      try bindings.charge(30)
      var map = Map()
      for (key, value, isOptional) in codes {
        let key = try key(bindings)
        if let value = try value(bindings).unwrapped(isOptional) { try map.insert(value, for: key) }
      }
      return .map(map)
    }
  }

  private func bind(_ value: Node, _ body: Node, _ node: Node) -> Code<Value> {
    let (value, body, index) = (self.value(value), self.value(body), resolution.firstLocals[node.id] ?? 0)
    return { (bindings) throws(EvaluationError) in
      bindings.setLocal(index, try value(bindings))
      return try body(bindings)
    }
  }

  private func optionalMap(_ operand: Node, _ body: Node, isFlat: Bool, _ node: Node) -> Code<Value> {
    let (operand, body, index) = (value(operand), value(body), resolution.firstLocals[node.id] ?? 0)
    return { (bindings) throws(EvaluationError) in
      guard case .optional(let inner) = try operand(bindings) else { throw .noSuchOverload("optMap") }
      guard let inner else { return .optional(nil) }
      bindings.setLocal(index, inner)
      let result = try body(bindings)
      guard isFlat else { return .optional(result) }
      guard case .optional = result else { throw .noSuchOverload("optFlatMap") }
      return result
    }
  }
}

extension Function {
  func refusal(_ arguments: [Value]) -> EvaluationError {
    .noSuchOverload("\(name)(\(arguments.map(\.type.description).joined(separator: ", ")))")
  }
}
