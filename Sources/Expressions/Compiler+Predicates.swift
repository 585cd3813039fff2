import Patterns

/// Code in a struct: in an `Optional` a bare closure would be called through another.
struct Predicate: Sendable {
  let test: Code<Bool>
}

struct FieldRead: Sendable {
  let read: Code<Value?>
}

/// The short cuts that rules live on: tests that make no `Value` on the way.
extension Compiler {
  /// Code for a node that must be a bool.
  func bool(_ node: Node) -> Code<Bool> {
    if let predicate = predicate(node) { return predicate.test }
    return flag(node)
  }

  /// Code that tests a node directly, if it is of such a kind.
  func predicate(_ node: Node) -> Predicate? {
    switch node.kind {
    case .literal(.bool(let value)): return Predicate { _ in value }
    case .logical(.and, let left, let right): return decided(bool(left), bool(right), by: false)
    case .logical(.or, let left, let right): return decided(bool(left), bool(right), by: true)
    case .has(let operand, let name): return has(name, of: operand)
    case .select(let operand, let name, isOptional: false):
      return environment.object(resolution.types[operand.id])?.index(of: name) == nil
        ? nil : Predicate(test: flag(node))
    case .call(let call): return test(call, node)
    case .comprehension(let loop): return quantifier(loop, node)
    default: return nil
    }
  }

  /// `&&` and `||`: a side that decides wins over an error of the other, in either order.
  private func decided(_ left: @escaping Code<Bool>, _ right: @escaping Code<Bool>, by answer: Bool)
    -> Predicate
  {
    Predicate { (bindings) throws(EvaluationError) in
      let first: Bool
      do throws(EvaluationError) {
        first = try left(bindings)
      } catch {
        if error.isFinal { throw error }
        do throws(EvaluationError) {
          if try right(bindings) == answer { return answer }
        } catch let other where other.isFinal {
          throw other
        } catch {}
        throw error
      }
      return first == answer ? answer : try right(bindings)
    }
  }

  /// Reads a field of an object whose type is known; nil when the operand is no object.
  func field(_ name: String, of operand: Node) -> FieldRead? {
    guard let index = environment.object(resolution.types[operand.id])?.index(of: name) else { return nil }
    if let slot = slot(of: operand) {
      return FieldRead { (bindings) throws(EvaluationError) in try bindings.value(field: index, ofSlot: slot)
      }
    }
    let target = value(operand)
    return FieldRead { (bindings) throws(EvaluationError) in
      guard case .object(let object) = try target(bindings) else { throw .noSuchOverload("a field of null") }
      return try object.source.value(field: index, row: object.row)
    }
  }

  private func has(_ name: String, of operand: Node) -> Predicate {
    if let field = field(name, of: operand) {
      return Predicate { (bindings) throws(EvaluationError) in try field.read(bindings) != nil }
    }
    let (target, key) = (value(operand), Value.string(name))
    return Predicate { (bindings) throws(EvaluationError) in
      let target = try target(bindings)
      guard case .optional(let inner) = target else { return try target.member(key, isField: true) != nil }
      return try inner?.member(key, isField: true) != nil
    }
  }

  private func test(_ call: Node.Call, _ node: Node) -> Predicate? {
    guard case .function(let function, dropsTarget: false) = resolution.references[node.id] else {
      return nil
    }
    switch (function.name, call.arguments.count) {
    case ("!", 1):
      let operand = bool(call.arguments[0])
      return Predicate { (bindings) throws(EvaluationError) in !(try operand(bindings)) }
    case ("==", 2): return equality(call.arguments, holds: true)
    case ("!=", 2): return equality(call.arguments, holds: false)
    case ("<", 2): return comparison(call.arguments) { $0 < $1 }
    case ("<=", 2): return comparison(call.arguments) { $0 <= $1 }
    case (">", 2): return comparison(call.arguments) { $0 > $1 }
    case (">=", 2): return comparison(call.arguments) { $0 >= $1 }
    case ("in", 2): return membership(call.arguments[0], call.arguments[1])
    case ("startsWith", 2): return question(call.arguments) { $0.utf8.starts(with: $1.utf8) }
    case ("under", 2): return question(call.arguments) { Function.isPath($0, under: $1) }
    case ("matches", 2): return match(call.arguments[0], call.arguments[1])
    case ("glob", 2): return glob(call.arguments[0], call.arguments[1])
    default: return nil
    }
  }
}

extension Compiler {
  private func areAll(_ nodes: [Node], _ type: ExpressionType) -> Bool {
    nodes.allSatisfy { resolution.types[$0.id] == type }
  }

  private func equality(_ arguments: [Node], holds: Bool) -> Predicate? {
    if areAll(arguments, .string) {
      let left = text(arguments[0])
      if case .string(let constant) = arguments[1].literal {
        return Predicate { (bindings) throws(EvaluationError) in
          try left(bindings).isIdentical(to: constant) == holds
        }
      }
      let right = text(arguments[1])
      return Predicate { (bindings) throws(EvaluationError) in
        try left(bindings).isIdentical(to: try right(bindings)) == holds
      }
    }
    guard areAll(arguments, .int) else { return nil }
    let left = integer(arguments[0])
    let right = integer(arguments[1])
    return Predicate { (bindings) throws(EvaluationError) in
      (try left(bindings) == (try right(bindings))) == holds
    }
  }

  private func comparison(
    _ arguments: [Node], _ holds: @escaping @Sendable (Int64, Int64) -> Bool
  ) -> Predicate? {
    guard areAll(arguments, .int) else { return nil }
    let left = integer(arguments[0])
    let right = integer(arguments[1])
    return Predicate { (bindings) throws(EvaluationError) in holds(try left(bindings), try right(bindings)) }
  }

  private func question(
    _ arguments: [Node], _ holds: @escaping @Sendable (String, String) -> Bool
  ) -> Predicate? {
    guard areAll(arguments, .string) else { return nil }
    let left = text(arguments[0])
    let right = text(arguments[1])
    return Predicate { (bindings) throws(EvaluationError) in
      let other = try right(bindings)
      try bindings.charge(other.utf8.count / 10)
      return holds(try left(bindings), other)
    }
  }

  /// `in` a list of literal texts, or in any other list without copying it.
  private func membership(_ element: Node, _ collection: Node) -> Predicate? {
    guard case .list = resolution.types[collection.id], resolution.types[element.id] == .string else {
      return nil
    }
    let element = text(element)
    if case .list(let elements) = collection.kind {
      let texts = elements.compactMap { $0.node.literal }.compactMap {
        if case .string(let text) = $0 { text } else { nil }
      }
      if texts.count == elements.count {
        // What a rule lists is short: comparing lengths is quicker than hashing.
        return Predicate { (bindings) throws(EvaluationError) in
          let text = try element(bindings)
          return texts.contains { $0.isIdentical(to: text) }
        }
      }
    }
    let collection = value(collection)
    return Predicate { (bindings) throws(EvaluationError) in
      let text = try element(bindings)
      guard case .list(let list) = try collection(bindings) else { throw .noSuchOverload("in") }
      try bindings.charge(list.count)
      for index in 0..<list.count {
        if case .string(let candidate) = list[index], candidate.isIdentical(to: text) { return true }
      }
      return false
    }
  }

  /// `matches` with a literal pattern, which is compiled here and now.
  private func match(_ subject: Node, _ pattern: Node) -> Predicate? {
    guard case .string(let pattern) = pattern.literal, areAll([subject], .string),
      let compiled = try? Pattern(pattern)
    else { return nil }
    let subject = text(subject)
    return Predicate { (bindings) throws(EvaluationError) in
      let text = try subject(bindings)
      try bindings.charge(text.utf8.count / 10 * max(1, pattern.utf8.count / 4))
      return compiled.matches(text)
    }
  }

  private func glob(_ subject: Node, _ pattern: Node) -> Predicate? {
    guard case .string(let pattern) = pattern.literal, areAll([subject], .string),
      let glob = try? Glob(pattern)
    else {
      return nil
    }
    let subject = text(subject)
    return Predicate { (bindings) throws(EvaluationError) in
      let path = try subject(bindings)
      try bindings.charge(path.utf8.count / 10)
      return glob.matches(path)
    }
  }
}
