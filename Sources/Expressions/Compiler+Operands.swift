/// Where a field of a variable is read, without a step between.
struct FieldPlace: Sendable {
  let slot: Int
  let field: Int
  let name: String
}

/// Operands of one simple type, without a `Value` around every result.
///
/// These are three functions and not a generic one: a closure that went through a generic costs a second call.
extension Compiler {
  func flag(_ node: Node) -> Code<Bool> {
    if let place = place(of: node) {
      return { (bindings) throws(EvaluationError) in try bindings.value(at: place).flag() }
    }
    let value = value(node)
    return { (bindings) throws(EvaluationError) in try value(bindings).flag() }
  }

  func text(_ node: Node) -> Code<String> {
    if case .string(let text) = node.literal { return { _ in text } }
    if let place = place(of: node) {
      return { (bindings) throws(EvaluationError) in try bindings.value(at: place).string() }
    }
    let value = value(node)
    return { (bindings) throws(EvaluationError) in try value(bindings).string() }
  }

  func integer(_ node: Node) -> Code<Int64> {
    if case .int(let number) = node.literal { return { _ in number } }
    if let place = place(of: node) {
      return { (bindings) throws(EvaluationError) in try bindings.value(at: place).integer() }
    }
    let value = value(node)
    return { (bindings) throws(EvaluationError) in try value(bindings).integer() }
  }

  /// The slot of the variable that a node names.
  func slot(of node: Node) -> Int? {
    if case .variable(let slot) = resolution.references[node.id] { slot } else { nil }
  }

  private func place(of node: Node) -> FieldPlace? {
    guard case .select(let operand, let name, isOptional: false) = node.kind, let slot = slot(of: operand),
      let field = environment.object(resolution.types[operand.id])?.index(of: name)
    else { return nil }
    return FieldPlace(slot: slot, field: field, name: name)
  }
}

extension Bindings {
  @inline(__always)
  fileprivate func value(at place: FieldPlace) throws(EvaluationError) -> Value {
    guard let value = try value(field: place.field, ofSlot: place.slot) else {
      throw .absentField(place.name)
    }
    return value
  }
}

extension Value {
  @inline(__always)
  func flag() throws(EvaluationError) -> Bool {
    guard case .bool(let answer) = self else { throw .noSuchOverload("a condition of type \(type)") }
    return answer
  }

  @inline(__always)
  fileprivate func string() throws(EvaluationError) -> String {
    guard case .string(let text) = self else { throw .noSuchOverload("a text of type \(type)") }
    return text
  }

  @inline(__always)
  fileprivate func integer() throws(EvaluationError) -> Int64 {
    guard case .int(let number) = self else { throw .noSuchOverload("a number of type \(type)") }
    return number
  }
}
