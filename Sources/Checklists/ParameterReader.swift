import Documents
import Diagnostics
import Expressions

/// Reads a parameter's value from a document, within the limits that the checklist sets.
struct ParameterReader {
  private let kind: Parameter.Kind
  private let bounds: ClosedRange<Int64>
  private let choices: [String]?

  init(_ kind: Parameter.Kind, _ bounds: ClosedRange<Int64>, _ choices: [String]?) {
    self.kind = kind
    self.bounds = bounds
    self.choices = choices
  }

  func value(_ node: Node) throws(ParameterMismatch) -> Value {
    switch kind {
    case .bool:
      guard let flag = node.bool else { throw mismatch(node) }
      return .bool(flag)
    case .int:
      guard let number = node.int else { throw mismatch(node) }
      guard bounds.contains(number) else { throw mismatch(node, "is \(number)") }
      return .int(number)
    case .string:
      guard let text = node.string else { throw mismatch(node) }
      if let choices, !choices.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
        throw mismatch(node, "is '\(text)'", Suggestion.phrase(for: text, in: choices))
      }
      return .string(text)
    case .strings: return try strings(node)
    case .lists: return try lists(node)
    }
  }

  private func strings(_ node: Node) throws(ParameterMismatch) -> Value {
    guard let elements = node.sequence else { throw mismatch(node, advice: listAdvice(node)) }
    var values: [Value] = []
    for element in elements {
      guard let text = element.string else { throw mismatch(element, "holds \(element.description)") }
      values.append(.string(text))
    }
    return .list(List(values))
  }

  private func lists(_ node: Node) throws(ParameterMismatch) -> Value {
    guard let members = node.mapping else { throw mismatch(node) }
    var entries: [(key: Value, value: Value)] = []
    for member in members { entries.append((.string(member.key), try strings(member.value))) }
    guard let map = try? Map(entries) else { throw mismatch(node, "has a key twice") }
    return .map(map)
  }

  private func mismatch(_ node: Node, _ found: String? = nil, _ suggestion: String = "", advice: String = "")
    -> ParameterMismatch
  {
    let found = found ?? "is \(node.description)"
    return ParameterMismatch(
      message: "must be \(expectation), but \(found)\(suggestion)\(advice)\(quoteAdvice(node))",
      position: node.position)
  }

  /// What a value must be, as messages and listings say it.
  var expectation: String {
    switch kind {
    case .bool: "true or false"
    case .int: "an integer" + limits
    case .string: choices.map { "one of " + $0.joined(separator: ", ") } ?? "a string"
    case .strings: "a list of strings"
    case .lists: "a mapping of names to lists of strings"
    }
  }

  private var limits: String {
    switch (bounds.lowerBound, bounds.upperBound) {
    case (.min, .max): ""
    case (let low, .max): " of at least \(low)"
    case (.min, let high): " of at most \(high)"
    case (let low, let high): " from \(low) to \(high)"
    }
  }

  private func listAdvice(_ node: Node) -> String {
    node.string.map { "; write [\($0)]" } ?? ""
  }

  private func quoteAdvice(_ node: Node) -> String {
    guard kind == .string || kind == .strings || kind == .lists else { return "" }
    switch node.scalar?.kind {
    case .bool, .int, .double: return "; quote it"
    default: return ""
    }
  }
}

/// A value that its parameter cannot have: `must be an integer, but is a string`, after the parameter's name.
struct ParameterMismatch: Error {
  let message: String
  let position: Position
}

extension Parameter {
  /// What a value must be, such as `an integer from 1 to 65535`.
  public var expectation: String { ParameterReader(kind, bounds, choices).expectation }
}
