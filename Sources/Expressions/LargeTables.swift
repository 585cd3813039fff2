/// Finds what would walk a large table once more for every row of `for_each`: files × files never ends.
///
/// A walk that has nothing to do with the row is fine, because its answer is the same for all of them.
struct LargeTables {
  private let environment: Environment
  private let source: SourceScalars
  private let resolution: Resolution
  private(set) var errors: [ExpressionError] = []

  init(_ environment: Environment, _ source: SourceScalars, _ resolution: Resolution) {
    self.environment = environment
    self.source = source
    self.resolution = resolution
  }

  /// `bound` are the macro variables around the node whose values depend on the row.
  mutating func visit(_ node: Node, within bound: Set<Int>) {
    if let table = walkedTable(node), dependsOnRow(node, bound) {
      let name = table.qualifiedName ?? "the table"
      errors.append(
        source.error(
          "this would walk '\(name)' again for every row of 'for_each'; "
            + "what does not depend on the row can be a variable of the checklist", at: node.startOffset))
      return
    }
    let inner = bound.union(variables(of: node, bound))
    for child in node.children { visit(child, within: inner) }
  }

  /// The large table that evaluating the node walks, if it walks one.
  private func walkedTable(_ node: Node) -> Node? {
    switch node.kind {
    case .comprehension(let loop): largeTable(loop.range)
    case .call(let call) where !["size", "first", "last"].contains(call.function):
      call.arguments.lazy.compactMap(largeTable).first
    default: nil
    }
  }

  /// The large table that a list has the rows of; a filtered list counts as small.
  private func largeTable(_ node: Node) -> Node? {
    switch node.kind {
    case .comprehension(let loop) where loop.shape == .list && loop.condition == nil: largeTable(loop.range)
    case .call(let call):
      resolution.types[node.id].isList ? call.arguments.lazy.compactMap(largeTable).first : nil
    default: variable(node)?.isLarge == true ? node : nil
    }
  }

  private func dependsOnRow(_ node: Node, _ bound: Set<Int>) -> Bool {
    if variable(node)?.isElement == true { return true }
    if case .local(let index) = resolution.references[node.id], bound.contains(index) { return true }
    return node.children.contains { dependsOnRow($0, bound) }
  }

  /// The macro variables that a node binds to what depends on the row.
  private func variables(of node: Node, _ bound: Set<Int>) -> Set<Int> {
    guard let first = resolution.firstLocals[node.id], let value = node.children.first,
      dependsOnRow(value, bound)
    else { return [] }
    return [first, first + 1]
  }

  private func variable(_ node: Node) -> Variable? {
    guard case .variable(let slot) = resolution.references[node.id] else { return nil }
    return environment.variables[slot]
  }
}

extension ExpressionType {
  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }
}
