import Patterns

/// What a predicate asks of the columns of a table; the rest of it is ``unknown``.
///
/// Operands do not depend on the row, so that they are computed once for a whole table.
indirect enum RowTest: Sendable {
  case condition(Code<Bool>)
  case flag(field: Int)
  case presence(field: Int)
  case number(field: Int, Comparison, Code<Value>)
  /// `size(list)` compared with a number.
  case length(field: Int, Comparison, Code<Value>)
  /// Any of the texts that the operand is or holds.
  case text(field: Int, TextQuestion, Code<Value>)
  case not(RowTest)
  case and([RowTest])
  case or([RowTest])
  case unknown

  enum TextQuestion: Sendable {
    case relation(TextMatcher.Relation)
    case contains, glob, pattern
  }

  enum Comparison: String, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// The same question with its sides exchanged.
    var mirrored: Comparison {
      switch self {
      case .equal, .unequal: self
      case .less: .greater
      case .lessOrEqual: .greaterOrEqual
      case .greater: .less
      case .greaterOrEqual: .lessOrEqual
      }
    }

    @inline(__always)
    func holds(_ left: Int64, _ right: Int64) -> Bool {
      switch self {
      case .equal: left == right
      case .unequal: left != right
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }
  }

  /// How dear a test is for each row: the sides of `&&` and `||` may change places, and the cheapest goes first.
  var cost: Int {
    switch self {
    case .condition: 0
    case .flag, .presence: 1
    case .number, .length: 2
    case .text(_, .relation, _): 3
    case .text: 5
    case .not(let test): test.cost
    case .and(let tests), .or(let tests): tests.map(\.cost).max() ?? 0
    case .unknown: 4
    }
  }
}

extension Compiler {
  /// What a predicate asks of the rows that the variable in `slot` runs over.
  func rowTest(_ node: Node, over slot: Int) -> RowTest {
    if !dependsOnRow(node, slot) { return .condition(bool(node)) }
    switch node.kind {
    case .logical(let logic, let left, let right):
      let tests = operands(of: logic, left) + operands(of: logic, right)
      let rows = tests.map { rowTest($0, over: slot) }.enumerated()
        .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
      return logic == .and ? .and(rows) : .or(rows)
    case .select(let operand, let name, isOptional: false):
      return field(name, of: operand, slot).map { .flag(field: $0) } ?? .unknown
    case .has(let operand, let name):
      return field(name, of: operand, slot).map { .presence(field: $0) } ?? .unknown
    case .call(let call): return rowTest(call, node, over: slot)
    case .comprehension(let loop): return rowTest(anyOf: loop, node, over: slot)
    default: return .unknown
    }
  }

  private func operands(of logic: Node.Logic, _ node: Node) -> [Node] {
    guard case .logical(logic, let left, let right) = node.kind else { return [node] }
    return operands(of: logic, left) + operands(of: logic, right)
  }

  private func rowTest(_ call: Node.Call, _ node: Node, over slot: Int) -> RowTest {
    guard case .function(_, dropsTarget: false) = resolution.references[node.id] else { return .unknown }
    if call.arguments.count == 1, call.function == "!" {
      return .not(rowTest(call.arguments[0], over: slot))
    }
    guard call.arguments.count == 2 else { return .unknown }
    let (left, right) = (call.arguments[0], call.arguments[1])
    if let comparison = RowTest.Comparison(rawValue: call.function) {
      return self.comparison(comparison, left, right, slot)
        ?? self.comparison(comparison.mirrored, right, left, slot) ?? .unknown
    }
    guard let field = textField(left, slot), let question = Self.questions[call.function],
      !dependsOnRow(right, slot), call.function != "in" || resolution.types[right.id] == .list(.string)
    else { return .unknown }
    return .text(field: field, question, value(right))
  }

  private static let questions: [String: RowTest.TextQuestion] = [
    "in": .relation(.equals), "startsWith": .relation(.startsWith), "endsWith": .relation(.endsWith),
    "under": .relation(.under), "contains": .contains, "glob": .glob, "matches": .pattern,
  ]

  private func comparison(
    _ comparison: RowTest.Comparison, _ left: Node, _ right: Node, _ slot: Int
  ) -> RowTest? {
    guard !dependsOnRow(right, slot) else { return nil }
    if let field = textField(left, slot) {
      let test = RowTest.text(field: field, .relation(.equals), value(right))
      switch comparison {
      case .equal: return test
      case .unequal: return .not(test)
      default: return nil
      }
    }
    if case .call(let call) = left.kind, call.function == "size", call.arguments.count == 1,
      let field = field(of: call.arguments[0], slot), case .list = resolution.types[call.arguments[0].id]
    {
      return .length(field: field, comparison, value(right))
    }
    guard let field = field(of: left, slot), resolution.types[left.id] == .int else { return nil }
    return .number(field: field, comparison, value(right))
  }

  /// `folders.exists(folder, file.path.under(folder))` asks one text whether any of several fits.
  private func rowTest(anyOf loop: Comprehension, _ node: Node, over slot: Int) -> RowTest {
    guard loop.shape == .exists, loop.variables.count == 1, !dependsOnRow(loop.range, slot),
      case .call(let call)? = loop.condition?.kind, call.arguments.count == 2,
      let field = textField(call.arguments[0], slot), let question = Self.questions[call.function],
      case .list = resolution.types[loop.range.id], let local = resolution.firstLocals[node.id],
      case .local(local)? = resolution.references[call.arguments[1].id]
    else { return .unknown }
    return .text(field: field, question, value(loop.range))
  }

  private func textField(_ node: Node, _ slot: Int) -> Int? {
    resolution.types[node.id] == .string ? field(of: node, slot) : nil
  }

  private func field(of node: Node, _ slot: Int) -> Int? {
    guard case .select(let operand, let name, isOptional: false) = node.kind else { return nil }
    return field(name, of: operand, slot)
  }

  private func field(_ name: String, of operand: Node, _ slot: Int) -> Int? {
    guard case .variable(slot)? = resolution.references[operand.id], case .identifier = operand.kind else {
      return nil
    }
    return environment.object(resolution.types[operand.id])?.index(of: name)
  }

  /// Whether the value of a node can differ between rows; a macro variable bound outside of it counts as a row's.
  func dependsOnRow(_ node: Node, _ slot: Int) -> Bool {
    dependsOnRow(node, slot, [])
  }

  private func dependsOnRow(_ node: Node, _ slot: Int, _ bound: Set<Int>) -> Bool {
    switch resolution.references[node.id] {
    case .variable(slot): return true
    case .local(let index) where !bound.contains(index): return true
    default: break
    }
    var bound = bound
    if let first = resolution.firstLocals[node.id] {
      bound.formUnion(first..<first + 2)
    }
    return node.children.contains { dependsOnRow($0, slot, bound) }
  }
}
