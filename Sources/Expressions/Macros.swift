/// Calls that are not functions: they bind variables or look at how an argument is written.
extension Parser {
  mutating func presence(of argument: Node, at offset: Int) throws(ExpressionError) -> Node {
    guard case .select(let operand, let field, isOptional: false) = argument.kind else {
      throw source.error("has() needs a field, such as has(file.owner)", at: argument.offset)
    }
    return try node(.has(operand, field: field), at: offset)
  }

  /// The macro that a method call is, or nil when it is a call.
  mutating func macro(
    _ name: String, of target: Node, _ arguments: [Node], at offset: Int
  ) throws(ExpressionError) -> Node? {
    if let owner = target.qualifiedName,
      let namespaced = try macro(owner + "." + name, arguments, target, at: offset)
    {
      return namespaced
    }
    if name == "optMap" || name == "optFlatMap", arguments.count == 2 {
      let variable = try variable(arguments[0])
      return try node(.optionalMap(variable, target, arguments[1], isFlat: name == "optFlatMap"), at: offset)
    }
    guard let loop = try comprehension(name, over: target, arguments) else { return nil }
    return try node(.comprehension(loop), at: offset)
  }

  private mutating func macro(
    _ qualified: String, _ arguments: [Node], _ target: Node, at offset: Int
  ) throws(ExpressionError) -> Node? {
    switch (qualified, arguments.count) {
    case ("cel.bind", 3):
      return try node(.bind(variable(arguments[0]), arguments[1], arguments[2]), at: offset)
    case ("math.greatest", _), ("math.least", _):
      try checkNumeric(arguments, of: qualified, at: target.startOffset)
      guard arguments.count > 2 else { return nil }
      let list = try node(.list(arguments.map { Node.Element(node: $0, isOptional: false) }), at: offset)
      let call = Node.Call(function: qualified, arguments: [list], isMethod: false, nameOffset: target.offset)
      return try node(.call(call), at: offset)
    default:
      return nil
    }
  }

  /// What is written out must be numbers, or one list of them.
  private func checkNumeric(_ arguments: [Node], of name: String, at offset: Int) throws(ExpressionError) {
    if arguments.isEmpty { throw source.error("'\(name)' takes at least 1 argument", at: offset) }
    if arguments.count == 1, case .list(let elements) = arguments[0].kind, !elements.isEmpty,
      elements.allSatisfy({ $0.node.canBeNumber })
    {
      return
    }
    if let argument = arguments.first(where: { !$0.canBeNumber }) {
      throw source.error("'\(name)' takes numbers, or one list of numbers", at: argument.offset)
    }
  }

  private func comprehension(
    _ name: String, over range: Node, _ arguments: [Node]
  ) throws(ExpressionError) -> Comprehension? {
    func loop(_ shape: Comprehension.Shape, variables: Int, condition: Int? = nil, body: Int? = nil)
      throws(ExpressionError) -> Comprehension
    {
      var names: [String] = []
      for argument in arguments.prefix(variables) { names.append(try variable(argument)) }
      guard Set(names).count == names.count else {
        throw source.error("the two variables need two names", at: arguments[1].offset)
      }
      return Comprehension(
        shape: shape, variables: names, range: range, condition: condition.map { arguments[$0] },
        body: body.map { arguments[$0] })
    }
    switch (name, arguments.count) {
    case ("all", 2), ("all", 3):
      return try loop(.all, variables: arguments.count - 1, condition: arguments.count - 1)
    case ("exists", 2), ("exists", 3):
      return try loop(.exists, variables: arguments.count - 1, condition: arguments.count - 1)
    case ("exists_one", 2), ("existsOne", 2), ("existsOne", 3):
      return try loop(.existsOne, variables: arguments.count - 1, condition: arguments.count - 1)
    case ("filter", 2): return try loop(.list, variables: 1, condition: 1)
    case ("map", 2): return try loop(.list, variables: 1, body: 1)
    case ("map", 3): return try loop(.list, variables: 1, condition: 1, body: 2)
    case ("transformList", 3): return try loop(.list, variables: 2, body: 2)
    case ("transformList", 4): return try loop(.list, variables: 2, condition: 2, body: 3)
    case ("transformMap", 3): return try loop(.map, variables: 2, body: 2)
    case ("transformMap", 4): return try loop(.map, variables: 2, condition: 2, body: 3)
    case ("transformMapEntry", 3): return try loop(.entries, variables: 2, body: 2)
    case ("transformMapEntry", 4): return try loop(.entries, variables: 2, condition: 2, body: 3)
    default: return nil
    }
  }

  private func variable(_ node: Node) throws(ExpressionError) -> String {
    guard case .identifier(let name, isRoot: false) = node.kind else {
      throw source.error("expected the name of a variable", at: node.offset)
    }
    return name
  }
}

extension Node {
  /// Whether the node is no literal of another type.
  fileprivate var canBeNumber: Bool {
    switch kind {
    case .literal(.int), .literal(.uint), .literal(.double): true
    case .literal, .list, .map: false
    default: true
    }
  }
}
