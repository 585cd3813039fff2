import Diagnostics
import Documents
import Expressions

/// Reads the examples of a rule; what their documents describe is built elsewhere.
struct ExampleReader {
  private let file: RuleFile

  init(_ file: RuleFile) {
    self.file = file
  }

  /// - Parameter subjects: the kinds of target that the rule has parts for.
  func examples(_ nodes: [Node], about subjects: [Subject]) -> [Example] {
    nodes.compactMap { example($0, about: subjects) }
  }

  private func example(_ node: Node, about subjects: [Subject]) -> Example? {
    guard var reader = MappingReader(node, in: file.source, what: "the example", collector: file.collector)
    else {
      return nil
    }
    let name = reader.string("name")
    let outcome = reader.string("outcome")
    let findings = reader.optionalStringList("findings")
    let changes = reader.optionalNode("params")
    let target = target(&reader, about: subjects, node)
    let isDockerfile = target?.subject == .dockerfile
    let arguments = isDockerfile ? reader.optionalNode("build_args") : nil
    let ignoreFile = isDockerfile ? reader.optionalString("ignore") : nil
    let evidence = isDockerfile ? nil : reader.optionalNode("evidence")
    reader.finish()
    guard let name, let outcome, let (subject, document) = target else { return nil }
    guard let status = Status(rawValue: outcome) else {
      let words = Status.allCases.map(\.rawValue)
      reader.error(
        "no outcome '\(outcome)'\(Suggestion.phrase(for: outcome, in: words))",
        at: node["outcome"]?.position ?? node.position)
      return nil
    }
    return Example(
      name: name, outcome: status, findings: findings, subject: subject, document: document,
      buildArguments: buildArguments(arguments, reader), ignoreFile: ignoreFile, evidence: evidence,
      source: file.source,
      position: node.position, outcomePosition: node["outcome"]?.position,
      findingsPosition: node["findings"]?.position, parameters: parameters(changes, reader))
  }

  /// The one target that an example describes, under the name of its kind.
  private func target(_ reader: inout MappingReader, about subjects: [Subject], _ node: Node)
    -> (subject: Subject, document: Node)?
  {
    // Rules about models look at those of an image, too.
    let subjects = Subject.allCases.filter { !$0.included.isDisjoint(with: subjects) }
    let documents = subjects.compactMap { subject in
      reader.optionalNode(subject.rawValue).map { (subject: subject, document: $0) }
    }
    guard documents.count != 1 else { return documents[0] }
    let keys = subjects.map { "'\($0.rawValue)'" }
    if let extra = documents.dropFirst().first {
      reader.error(
        "an example has only one of \(keys.joined(separator: " and "))", at: extra.document.position)
    } else {
      reader.error("the example lacks the key \(keys.joined(separator: " or "))", at: node.position)
    }
    return nil
  }

  private func buildArguments(_ node: Node?, _ reader: MappingReader) -> [String: String] {
    guard let node else { return [:] }
    guard let members = node.mapping else {
      reader.error("'build_args' must be a mapping, but is \(node.description)", at: node.position)
      return [:]
    }
    var values: [String: String] = [:]
    for member in members {
      guard let text = member.value.string else {
        reader.error(
          "a build argument must be a string, but is \(member.value.description); quote it",
          at: member.value.position)
        continue
      }
      values[member.key] = text
    }
    return values
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
