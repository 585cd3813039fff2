import Diagnostics

/// Overloads and the types of literals.
extension Checker {
  mutating func call(_ call: Node.Call, _ node: Node) -> ExpressionType {
    if let function = namespaced(call) {
      resolution.references[node.id] = .function(function, dropsTarget: true)
      let types = call.arguments.dropFirst().map { check($0) }
      return apply(function, types, isMethod: false, call, at: node.offset)
    }
    var types: [ExpressionType] = []
    for argument in call.arguments { types.append(check(argument)) }
    if environment.strictness == .strict, call.function == "dyn" {
      return report("'dyn' hides a type, and rules know all of theirs", at: call.nameOffset)
    }
    guard let function = Function.named[call.function] else {
      let known = Function.named.values.filter { function in
        function.overloads.contains { $0.isMethod == call.isMethod }
      }
      let suggestion = Suggestion.phrase(for: call.function, in: known.map(\.name).sorted())
      let kind = call.isMethod ? "method" : "function"
      return report("unknown \(kind) '\(call.function)'\(suggestion)", at: call.nameOffset)
    }
    resolution.references[node.id] = .function(function, dropsTarget: false)
    return apply(function, types, isMethod: call.isMethod, call, at: node.offset)
  }

  /// The function that `math.abs` names, when `math` is nothing else.
  private func namespaced(_ call: Node.Call) -> Function? {
    guard call.isMethod, let target = call.arguments.first, let name = target.qualifiedName,
      let root = target.rootIdentifier, !isDeclared(root)
    else { return nil }
    return Function.named[name + "." + call.function]
  }

  private mutating func apply(
    _ function: Function, _ types: [ExpressionType], isMethod: Bool, _ call: Node.Call, at offset: Int
  ) -> ExpressionType {
    let styled = function.overloads.filter { $0.isMethod == isMethod }
    let name = function.name == "-_" ? "-" : function.name
    guard !styled.isEmpty else {
      return report(
        "'\(name)' is a \(isMethod ? "function" : "method"), not a \(isMethod ? "method" : "function")",
        at: call.nameOffset)
    }
    let candidates = styled.filter { $0.parameters.count == types.count }
    guard !candidates.isEmpty else {
      let counts = Set(styled.map { $0.parameters.count - (isMethod ? 1 : 0) }).sorted().map(String.init)
      let unit = counts == ["1"] ? "argument" : "arguments"
      return report("'\(name)' takes \(counts.joined(separator: " or ")) \(unit)", at: call.nameOffset)
    }
    return apply((name, candidates), types, at: offset)
  }

  /// The result of every overload that fits; `dyn` when they differ.
  mutating func apply(
    _ function: (name: String, overloads: [Overload]), _ types: [ExpressionType], at offset: Int
  ) -> ExpressionType {
    var result: ExpressionType?
    for overload in function.overloads {
      let signature = substitution.instantiate(overload.parameters + [overload.result])
      guard substitution.assign(types, to: Array(signature.dropLast())), let type = signature.last else {
        continue
      }
      let resolved = substitution.resolve(type)
      result = result == nil || result == resolved ? resolved : .dyn
    }
    if let result { return result }
    let shown = types.map { substitution.finished($0).description }.joined(separator: ", ")
    return report("'\(function.name)' does not take (\(shown))", at: offset)
  }

  static let index = (
    "[]",
    [
      Overload.function(.list(.a), .int, gives: .a), .function(.map(.a, .b), .a, gives: .b),
      .function(.optional(.list(.a)), .int, gives: .optional(.a)),
      .function(.optional(.map(.a, .b)), .a, gives: .optional(.b)),
    ]
  )

  static let optionalIndex = (
    "[?]",
    [
      Overload.function(.list(.a), .int, gives: .optional(.a)),
      .function(.map(.a, .b), .a, gives: .optional(.b)),
      .function(.optional(.list(.a)), .int, gives: .optional(.a)),
      .function(.optional(.map(.a, .b)), .a, gives: .optional(.b)),
    ]
  )

  static let conditional = ("?:", [Overload.function(.bool, .a, .a, gives: .a)])

  static func logic(_ name: String) -> (String, [Overload]) {
    (name, [.function(.bool, .bool, gives: .bool)])
  }
}

extension Checker {
  mutating func list(_ elements: [Node.Element]) -> ExpressionType {
    var joined: ExpressionType?
    for element in elements {
      let type = element.isOptional ? unwrapped(element.node) : check(element.node)
      joined = join(joined, type, "elements of a list", at: element.node.offset)
    }
    return joined ?? substitution.unknown()
  }

  mutating func map(_ entries: [Node.Entry]) -> ExpressionType {
    var (key, value): (ExpressionType?, ExpressionType?) = (nil, nil)
    for entry in entries {
      key = join(key, self.key(entry.key), "keys of a map", at: entry.key.offset)
      let type = entry.isOptional ? unwrapped(entry.value) : check(entry.value)
      value = join(value, type, "values of a map", at: entry.value.offset)
    }
    return .map(key ?? substitution.unknown(), value ?? substitution.unknown())
  }

  /// Types that cannot be keys are dyn: a map whose keys are maps has a type that doubles with every level.
  private mutating func key(_ node: Node) -> ExpressionType {
    let type = check(node)
    switch type {
    case .bool, .int, .uint, .string, .dyn, .parameter: return type
    default:
      guard environment.strictness == .strict else { return type.isContainer ? .dyn : type }
      let shown = substitution.finished(type)
      return report("the key of a map is a string, int, uint or bool, not \(shown)", at: node.offset)
    }
  }

  private mutating func unwrapped(_ node: Node) -> ExpressionType {
    switch check(node) {
    case .optional(let inner): inner
    case .dyn, .parameter: .dyn
    case let type: report("'?' needs an optional value, not \(substitution.finished(type))", at: node.offset)
    }
  }

  private mutating func join(
    _ joined: ExpressionType?, _ type: ExpressionType, _ what: String, at offset: Int
  ) -> ExpressionType {
    guard let joined else { return type }
    if substitution.assign([type], to: [joined]) || substitution.assign([joined], to: [type]) {
      return Substitution.moreGeneral(substitution.resolve(joined), substitution.resolve(type))
    }
    guard environment.strictness == .strict else { return .dyn }
    let (first, other) = (substitution.finished(joined), substitution.finished(type))
    return report("\(what) are of one type: \(first) before, \(other) here", at: offset)
  }

  mutating func comprehension(_ loop: Comprehension, _ node: Node) -> ExpressionType {
    let range = check(loop.range)
    let types = variableTypes(range, count: loop.variables.count, at: loop.range.offset)
    let locals = zip(loop.variables, types).map { Local(name: $0, type: $1) }
    return scoped(locals, in: node) { checker in
      if let condition = loop.condition { checker.expectBool(condition) }
      let body = loop.body.map { checker.check($0) }
      switch loop.shape {
      case .all, .exists, .existsOne: return .bool
      case .list: return .list(body ?? types[0])
      case .map: return .map(types[0], body ?? types[1])
      case .entries: return checker.entry(body ?? .dyn, at: loop.body?.offset ?? 0)
      }
    }
  }

  private mutating func variableTypes(_ range: ExpressionType, count: Int, at offset: Int) -> [ExpressionType]
  {
    switch substitution.resolve(range) {
    case .list(let element): return count == 2 ? [.int, element] : [element]
    case .map(let key, let value): return count == 2 ? [key, value] : [key]
    case .dyn, .parameter: return Array(repeating: .dyn, count: count)
    case let type:
      _ = report("a macro walks a list or a map, not \(substitution.finished(type))", at: offset)
      return Array(repeating: .dyn, count: count)
    }
  }

  private mutating func expectBool(_ node: Node) {
    let type = check(node)
    if !substitution.assign(type, to: .bool) {
      _ = report("the condition is \(substitution.finished(type)), not bool", at: node.offset)
    }
  }

  private mutating func entry(_ type: ExpressionType, at offset: Int) -> ExpressionType {
    switch type {
    case .map, .dyn, .parameter: type
    default:
      report("transformMapEntry needs a map of one entry, not \(substitution.finished(type))", at: offset)
    }
  }

  mutating func optionalMap(_ name: String, _ operand: Node, _ body: Node, isFlat: Bool, _ node: Node)
    -> ExpressionType
  {
    let inner = unwrapped(operand)
    let type = scoped([Local(name: name, type: inner)], in: node) { $0.check(body) }
    guard isFlat else { return .optional(type) }
    switch type {
    case .optional: return type
    case .dyn, .parameter: return .optional(.dyn)
    default:
      return report("optFlatMap needs an optional, not \(substitution.finished(type))", at: body.offset)
    }
  }
}
