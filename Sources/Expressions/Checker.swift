import Diagnostics

/// Finds what every name stands for and the type of every node.
struct Checker {
  struct Local {
    let name: String
    let type: ExpressionType
  }

  let environment: Environment
  let source: SourceScalars
  var resolution: Resolution
  var substitution = Substitution()
  var locals: [Local] = []
  private(set) var errors: [ExpressionError] = []

  init(_ environment: Environment, _ source: SourceScalars, nodeCount: Int) {
    self.environment = environment
    self.source = source
    resolution = Resolution(nodeCount: nodeCount)
  }

  /// Checks a whole tree and settles the types that stayed open.
  mutating func check(tree: Node) -> ExpressionType {
    let type = check(tree)
    resolution.types = resolution.types.map { substitution.finished($0) }
    return substitution.finished(type)
  }

  /// The type of a node; `dyn` when it has an error, so that one mistake is reported once.
  mutating func check(_ node: Node) -> ExpressionType {
    guard errors.count < Limits.errors else { return .dyn }
    let type = substitution.resolve(deduce(node))
    resolution.types[node.id] = type
    return type
  }

  private mutating func deduce(_ node: Node) -> ExpressionType {
    switch node.kind {
    case .literal(let value): value.type
    case .identifier(let name, let isRoot): identifier(name, isRoot: isRoot, node)
    case .select(let operand, let field, let isOptional): select(operand, field, isOptional: isOptional, node)
    case .has(let operand, let field): has(operand, field, node)
    case .index(let operand, let index, let isOptional):
      apply(isOptional ? Self.optionalIndex : Self.index, [check(operand), check(index)], at: node.offset)
    case .call(let call): self.call(call, node)
    case .logical(let logic, let left, let right):
      apply(Self.logic(logic.rawValue), [check(left), check(right)], at: node.offset)
    case .conditional(let condition, let yes, let no):
      apply(Self.conditional, [check(condition), check(yes), check(no)], at: node.offset)
    case .list(let elements): .list(list(elements))
    case .map(let entries): map(entries)
    case .comprehension(let loop): comprehension(loop, node)
    case .bind(let name, let value, let body):
      scoped([Local(name: name, type: check(value))], in: node) { $0.check(body) }
    case .optionalMap(let name, let operand, let body, let isFlat):
      optionalMap(name, operand, body, isFlat: isFlat, node)
    }
  }

  mutating func report(_ message: String, at offset: Int) -> ExpressionType {
    errors.append(source.error(message, at: offset))
    return .dyn
  }

  /// Checks with more variables in scope, which belong to the node `owner`.
  mutating func scoped(
    _ new: [Local], in owner: Node, _ body: (inout Checker) -> ExpressionType
  ) -> ExpressionType {
    resolution.firstLocals[owner.id] = locals.count
    locals += new
    resolution.localCount = max(resolution.localCount, locals.count)
    defer { locals.removeLast(new.count) }
    return body(&self)
  }
}

extension Checker {
  func isDeclared(_ root: Node) -> Bool {
    guard case .identifier(let name, let isRoot) = root.kind else { return false }
    return environment.slot(of: name) != nil || !isRoot && locals.contains { $0.name == name }
  }

  private mutating func identifier(_ name: String, isRoot: Bool, _ node: Node) -> ExpressionType {
    if !isRoot, let index = locals.lastIndex(where: { $0.name == name }) {
      resolution.references[node.id] = .local(index)
      return locals[index].type
    }
    if let slot = environment.slot(of: name) {
      if let message = environment.withheld[.variable(name)] { return report(message, at: node.offset) }
      resolution.references[node.id] = .variable(slot: slot)
      resolution.reads.insert(.variable(name))
      return environment.variables[slot].type
    }
    return typeName(name, node) ?? unknown(name, at: node.offset)
  }

  private mutating func typeName(_ name: String, _ node: Node) -> ExpressionType? {
    guard let type = ExpressionType.named[name] else { return nil }
    resolution.references[node.id] = .type(type)
    return .type(type)
  }

  private mutating func unknown(_ name: String, at offset: Int) -> ExpressionType {
    let known = locals.map(\.name) + environment.variables.map(\.name)
    return report("unknown name '\(name)'\(Suggestion.phrase(for: name, in: known))", at: offset)
  }

  private mutating func select(
    _ operand: Node, _ field: String, isOptional: Bool, _ node: Node
  ) -> ExpressionType {
    if !isOptional, let root = operand.rootIdentifier, !isDeclared(root), let name = operand.qualifiedName {
      let rootName = root.qualifiedName ?? name
      if let type = typeName(name + "." + field, node) { return type }
      guard ExpressionType.named[rootName] != nil else { return unknown(rootName, at: node.offset) }
    }
    let type = check(operand)
    if case .optional(let inner) = type { return .optional(member(field, of: inner, at: node.offset)) }
    let member = member(field, of: type, at: node.offset)
    return isOptional ? .optional(member) : member
  }

  private mutating func has(_ operand: Node, _ field: String, _ node: Node) -> ExpressionType {
    var type = check(operand)
    if case .optional(let inner) = type { type = inner }
    _ = member(field, of: type, at: node.offset)
    return .bool
  }

  private mutating func member(_ field: String, of type: ExpressionType, at offset: Int) -> ExpressionType {
    switch substitution.resolve(type) {
    case .dyn, .parameter: return .dyn
    case .map(let key, let value):
      guard environment.strictness != .strict || substitution.assign(.string, to: key) else {
        return report("the keys of \(type) are not strings, so it has no field '\(field)'", at: offset)
      }
      return value
    case .object(let name):
      guard let object = environment.objectType(name) else {
        return report("unknown type '\(name)'", at: offset)
      }
      guard let index = object.index(of: field) else {
        let suggestion = Suggestion.phrase(for: field, in: object.fields.map(\.name))
        return report("no field '\(field)' in \(name)\(suggestion)", at: offset)
      }
      let read = FactRead.field(type: name, name: field)
      if let message = environment.withheld[read] { return report(message, at: offset) }
      resolution.reads.insert(read)
      return object.fields[index].type
    default: return report("a value of type \(substitution.finished(type)) has no fields", at: offset)
    }
  }
}
