import Diagnostics
import Patterns

/// What CEL would find only while evaluating, or never, is found when a rule is loaded.
struct StrictChecks {
  let environment: Environment
  let source: SourceScalars
  let resolution: Resolution
  private var found: [ExpressionError] = []

  init(_ environment: Environment, _ source: SourceScalars, _ resolution: Resolution) {
    self.environment = environment
    self.source = source
    self.resolution = resolution
  }

  mutating func errors(in tree: Node) -> [ExpressionError] {
    visit(tree)
    var flow = OptionalFlow(environment, source, resolution)
    flow.visit(tree, knowing: [])
    var walks = LargeTables(environment, source, resolution)
    walks.visit(tree, within: [])
    return found + flow.errors + walks.errors
  }

  private mutating func visit(_ node: Node) {
    if resolution.types[node.id].containsDyn, !node.isEmptyLiteral {
      report(
        "the type of this is known only while evaluating; say it with a conversion such as int(x)", at: node)
      return
    }
    if case .call(let call) = node.kind {
      checkEnums(call)
      checkConstants(call, node)
    }
    for child in node.children where !isNamespace(child, of: node) { visit(child) }
  }

  /// `math` in `math.abs(x)` is part of a name, and has no type.
  private func isNamespace(_ child: Node, of node: Node) -> Bool {
    guard case .call(let call) = node.kind,
      case .function(_, dropsTarget: true)? = resolution.references[node.id]
    else { return false }
    return call.isMethod && call.arguments.first?.id == child.id
  }

  private mutating func report(_ message: String, at node: Node) {
    found.append(source.error(message, at: node.startOffset))
  }

  // A closed string can only ever be one of its values: comparing it with another is a typo.
  private mutating func checkEnums(_ call: Node.Call) {
    guard call.arguments.count == 2 else { return }
    let (left, right) = (call.arguments[0], call.arguments[1])
    switch call.function {
    case "==", "!=":
      if let allowed = allowed(left) { check(right, isOneOf: allowed) }
      if let allowed = allowed(right) { check(left, isOneOf: allowed) }
    case "in":
      guard let allowed = allowed(left), case .list(let elements) = right.kind else { return }
      for element in elements { check(element.node, isOneOf: allowed) }
    default: return
    }
  }

  private func allowed(_ node: Node) -> [String]? {
    switch (node.kind, resolution.references[node.id]) {
    case (.select(let operand, let field, _), _):
      var type = resolution.types[operand.id]
      if case .optional(let inner) = type { type = inner }
      guard let object = environment.object(type), let index = object.index(of: field) else { return nil }
      return object.fields[index].allowed
    case (_, .variable(let slot)): return environment.variables[slot].allowed
    case (.call(let call), _) where call.function == "orValue": return call.arguments.first.flatMap(allowed)
    default: return nil
    }
  }

  private mutating func check(_ node: Node, isOneOf allowed: [String]) {
    guard case .string(let text) = node.literal, !allowed.contains(where: { $0.isIdentical(to: text) }) else {
      return
    }
    let suggestion = Suggestion.phrase(for: text, in: allowed)
    let values = suggestion.isEmpty ? "; it is one of \(allowed.joined(separator: ", "))" : suggestion
    report("'\(text)' is never a value here\(values)", at: node)
  }

  /// Patterns, modes, times: whatever is written out must be readable.
  private mutating func checkConstants(_ call: Node.Call, _ node: Node) {
    let readers = ["mode", "duration", "timestamp", "ref", "digest"]
    if call.function == "compare", call.isMethod { return checkVersions(call) }
    guard let last = call.arguments.last, case .string(let text) = last.literal else { return }
    do throws(EvaluationError) {
      switch call.function {
      case "matches": _ = try Function.compile(text)
      case "glob": _ = try Glob(text)
      case "exceeds": _ = try Function.named["mode"]?([.string(text)])
      case let name where readers.contains(name) && call.arguments.count == 1:
        _ = try Function.named[name]?([.string(text)])
      default: return
      }
    } catch {
      report(error.description, at: last)
    }
  }

  /// The ecosystem of `compare`, and the versions that are written out.
  private mutating func checkVersions(_ call: Node.Call) {
    guard call.arguments.count == 3, case .string(let name) = call.arguments[1].literal else { return }
    var place = call.arguments[1]
    do throws(EvaluationError) {
      let ecosystem = try Ecosystem(named: name)
      for node in [call.arguments[0], call.arguments[2]] {
        place = node
        if case .string(let version) = node.literal { try ecosystem.check(version) }
      }
    } catch {
      report(error.description, at: place)
    }
  }
}

extension Node {
  /// `[]` and `{}`, whose type nothing may have settled.
  fileprivate var isEmptyLiteral: Bool {
    switch kind {
    case .list(let elements): elements.isEmpty
    case .map(let entries): entries.isEmpty
    default: false
    }
  }
}
