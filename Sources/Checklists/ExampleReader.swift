import Diagnostics
import Documents
import Expressions

/// Reads the examples of a rule; what their documents describe is built elsewhere.
struct ExampleReader {
  private let file: RuleFile

  init(_ file: RuleFile) {
    self.file = file
  }

  func examples(_ nodes: [Node], subject: String) -> [Example] {
    nodes.compactMap { example($0, subject: subject) }
  }

  private func example(_ node: Node, subject: String) -> Example? {
    guard var reader = MappingReader(node, in: file.source, what: "the example", collector: file.collector)
    else {
      return nil
    }
    let name = reader.string("name")
    let outcome = reader.string("outcome")
    let findings = reader.optionalStringList("findings")
    let changes = reader.optionalNode("params")
    let document = reader.node(subject)
    reader.finish()
    guard let name, let outcome, let document else { return nil }
    guard let status = Status(rawValue: outcome) else {
      let words = Status.allCases.map(\.rawValue)
      reader.error(
        "no outcome '\(outcome)'\(Suggestion.phrase(for: outcome, in: words))",
        at: node["outcome"]?.position ?? node.position)
      return nil
    }
    return Example(
      name: name, outcome: status, findings: findings, document: document, source: file.source,
      position: node.position, outcomePosition: node["outcome"]?.position,
      findingsPosition: node["findings"]?.position, parameters: parameters(changes, reader))
  }

  private func parameters(_ node: Node?, _ reader: MappingReader) -> [String: Value] {
    var values: [String: Value] = [:]
    for member in node?.mapping ?? [] {
      let known = file.scope.parameters.parameters
      guard let parameter = known.first(where: { $0.name == member.key }) else {
        let advice = Suggestion.phrase(for: member.key, in: known.map(\.name))
        reader.error("no parameter '\(member.key)'\(advice)", at: member.keyPosition)
        continue
      }
      do throws(ParameterMismatch) {
        values[member.key] = try parameter.value(member.value)
      } catch {
        reader.error("'\(member.key)' \(error.message)", at: error.position)
      }
    }
    return values
  }
}
