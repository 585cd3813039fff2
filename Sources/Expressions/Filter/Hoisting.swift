/// Names a value that an expression computes once for a whole table.
final class HoistedValue: Sendable {}

extension Compiler {
  /// Computes a macro once for a whole table if it does not depend on the row.
  ///
  /// `files.exists(…)` inside `for_each: files` would otherwise cost the product of both.
  func hoisted(_ code: @escaping Code<Value>, _ node: Node) -> Code<Value> {
    guard let slot = environment.elementSlot, case .comprehension = node.kind, !dependsOnRow(node, slot)
    else {
      return code
    }
    let key = HoistedValue()
    return { (bindings) throws(EvaluationError) in try bindings.once(key, code) }
  }

  func hoisted(_ predicate: Predicate, _ node: Node) -> Predicate {
    guard let slot = environment.elementSlot, case .comprehension = node.kind, !dependsOnRow(node, slot)
    else {
      return predicate
    }
    let code = hoisted({ (bindings) throws(EvaluationError) in .bool(try predicate.test(bindings)) }, node)
    return Predicate { (bindings) throws(EvaluationError) in try code(bindings).flag() }
  }
}
