/// Follows which optional fields are known to be present, and reports those that are read bare all the same.
///
/// A field counts as present after `has(p) &&`, `!has(p) ||` and `has(p) ?`; `.?` needs no proof.
struct OptionalFlow {
  private let environment: Environment
  private let source: SourceScalars
  private let resolution: Resolution
  private(set) var errors: [ExpressionError] = []

  init(_ environment: Environment, _ source: SourceScalars, _ resolution: Resolution) {
    self.environment = environment
    self.source = source
    self.resolution = resolution
  }

  mutating func visit(_ node: Node, knowing present: Set<String>) {
    switch node.kind {
    case .logical(let logic, let left, let right):
      visit(left, knowing: present)
      visit(right, knowing: present.union(proved(by: left, being: logic == .and)))
    case .conditional(let condition, let yes, let no):
      visit(condition, knowing: present)
      visit(yes, knowing: present.union(proved(by: condition, being: true)))
      visit(no, knowing: present.union(proved(by: condition, being: false)))
    case .comprehension(let loop):
      visit(loop.range, knowing: present)
      let inner = present.filter { path in !loop.variables.contains { path.isPath(from: $0) } }
      if let condition = loop.condition { visit(condition, knowing: inner) }
      let proofs = loop.condition.map { proved(by: $0, being: true) } ?? []
      if let body = loop.body { visit(body, knowing: inner.union(proofs)) }
    case .bind(let name, let value, let body), .optionalMap(let name, let value, let body, _):
      visit(value, knowing: present)
      visit(body, knowing: present.filter { !$0.isPath(from: name) })
    case .select(let operand, let field, isOptional: false):
      checkRead(node, operand, field, knowing: present)
      visit(operand, knowing: present)
    default:
      for child in node.children { visit(child, knowing: present) }
    }
  }

  private mutating func checkRead(
    _ node: Node, _ operand: Node, _ field: String, knowing present: Set<String>
  ) {
    guard let object = environment.object(resolution.types[operand.id]), let index = object.index(of: field),
      object.fields[index].isOptional
    else { return }
    let path = node.qualifiedName
    if let path, present.contains(path) { return }
    let proof = path.map { "test has(\($0)) first, or " } ?? ""
    errors.append(
      source.error("'\(field)' may be absent: \(proof)read it with '.?\(field)'", at: node.offset))
  }

  /// The paths that exist when a condition has turned out so.
  private func proved(by condition: Node, being answer: Bool) -> Set<String> {
    switch condition.kind {
    case .has(let operand, let field) where answer:
      return operand.qualifiedName.map { ["\($0).\(field)"] } ?? []
    case .call(let call) where call.function == "!": return proved(by: call.arguments[0], being: !answer)
    case .logical(let logic, let left, let right):
      let (left, right) = (proved(by: left, being: answer), proved(by: right, being: answer))
      return (logic == .and) == answer ? left.union(right) : left.intersection(right)
    default: return []
    }
  }
}

extension String {
  /// Whether the path starts at this name.
  fileprivate func isPath(from name: String) -> Bool {
    utf8.starts(with: "\(name).".utf8)
  }
}
