/// Finds what a condition always answers, whatever the facts are.
struct ConstantConditions {
  let compiler: Compiler
  private let bindings: Bindings

  init(_ compiler: Compiler) {
    self.compiler = compiler
    bindings = Bindings(compiler.environment)
  }

  /// Nil when the answer depends on the facts.
  func answer(of node: Node) -> Bool? {
    switch node.kind {
    case .logical(let logic, let left, let right):
      return answer(of: left, right, decidedBy: logic == .or)
    case .conditional(let condition, let yes, let no):
      if let taken = answer(of: condition) { return answer(of: taken ? yes : no) }
      let answers = (answer(of: yes), answer(of: no))
      return answers.0 == answers.1 ? answers.0 : nil
    case .call(let call) where call.function == "!":
      return answer(of: call.arguments[0]).map { !$0 }
    case .call(let call) where isComparisonWithItself(call):
      return ["==", "<=", ">="].contains(call.function)
    case .comprehension(let loop):
      // Of an empty list, `all` is true and `exists` is not, so that only these follow from the condition.
      let decided = loop.condition.flatMap { answer(of: $0) }
      if loop.shape == .all, decided == true { return true }
      if loop.shape == .exists || loop.shape == .existsOne, decided == false { return false }
    default: break
    }
    return isConstant(node) ? value(of: node) : nil
  }

  private func answer(of left: Node, _ right: Node, decidedBy answer: Bool) -> Bool? {
    let (left, right) = (self.answer(of: left), self.answer(of: right))
    if left == answer || right == answer { return answer }
    return left == nil || right == nil ? nil : !answer
  }

  private func isComparisonWithItself(_ call: Node.Call) -> Bool {
    guard ["==", "!=", "<", "<=", ">", ">="].contains(call.function), call.arguments.count == 2,
      let name = call.arguments[0].qualifiedName
    else { return false }
    return call.arguments[1].qualifiedName?.isIdentical(to: name) == true
  }

  /// Whether nothing in the tree comes from outside of it.
  private func isConstant(_ node: Node, within own: Range<Int> = 0..<0) -> Bool {
    switch compiler.resolution.references[node.id] {
    case .variable: return false
    case .local(let index): return own.contains(index)
    default: break
    }
    var own = own
    if let first = compiler.resolution.firstLocals[node.id] {
      own = (own.isEmpty ? first : own.lowerBound)..<first + 2
    }
    return node.children.allSatisfy { isConstant($0, within: own) }
  }

  private func value(of node: Node) -> Bool? {
    let count = compiler.resolution.localCount
    let outer = bindings.enter(locals: count)
    defer { bindings.leave(to: outer, locals: count) }
    return try? compiler.bool(node)(bindings)
  }
}
