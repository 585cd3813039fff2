import Diagnostics
import Documents
import Expressions

/// Reads checklists and type-checks every expression in them; all mistakes are reported together.
public struct ChecklistLoader {
  private let schema: FactSchema
  private let collector = DiagnosticCollector()

  public init(_ schema: FactSchema) {
    self.schema = schema
  }

  /// Loads one list of files a checklist.
  ///
  /// Rules that a checklist takes over from another are found among all that are loaded here.
  public func load(_ folders: [[ChecklistFile]]) throws(Diagnostics) -> [Checklist] {
    let checklists = folders.compactMap { load($0) }
    try collector.throwIfAny()
    reportDuplicates(checklists)
    let resolved = checklists.map { resolve($0, among: checklists) }
    try collector.throwIfAny()
    // A rule is reported under the checklist whose own it is, so those that borrow come last.
    return resolved.filter { borrowed($0).isEmpty } + resolved.filter { !borrowed($0).isEmpty }
  }

  private func load(_ files: [ChecklistFile]) -> Checklist? {
    guard let head = files.first(where: \.isHead) else {
      let folder = files.first.map(\.path) ?? "the folder"
      collector.add(
        Diagnostics([Diagnostic("a checklist needs a file checklist.yaml beside its rules", source: folder)]))
      return nil
    }
    guard let (node, source) = parse(head),
      var reader = MappingReader(node, in: source, what: "the checklist", collector: collector)
    else { return nil }
    let id = reader.string("id") ?? ""
    let title = reader.string("title") ?? ""
    let version = reader.string("version") ?? ""
    let date = reader.string("date") ?? ""
    let status = reader.string("status") ?? ""
    if let facts = reader.int("facts"), facts != schema.version {
      reader.error(
        "'facts' is version \(facts), but this program knows version \(schema.version)",
        at: node["facts"]?.position ?? node.position)
    }
    let document = reader.node("source").flatMap { ruleSource($0, source) }
    let before = collector.all.count
    let parameters = parameters(reader.optionalNode("params"), source)
    // A parameter that could not be read would make every rule that uses it look wrong, too.
    guard collector.all.count == before else { return nil }
    let set = ParameterSet(parameters, of: id)
    let scope = scope(set, reader.optionalNode("variables"), source)
    let order = reader.stringList("rules") ?? []
    let includes = includes(reader.optionalNode("includes"), source)
    reader.finish()

    let rules = files.filter { !$0.isHead }.compactMap { file in
      parse(file).flatMap { RuleFile($1, scope, schema, collector).rule($0, named: file.path, checklist: id) }
    }
    compare(order, rules, in: source, at: node["rules"]?.position)
    let rank = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
    return Checklist(
      reference: ChecklistReference(
        id: id, title: title, version: version, sha256: ChecklistFile.digest(of: files)),
      path: head.path, date: date, status: status, source: document ?? "", parameters: parameters,
      rules: rules.sorted { rank[$0.id] ?? .max < rank[$1.id] ?? .max },
      document: SourceDocument(root: node, text: source), includes: includes)
  }

  private func parse(_ file: ChecklistFile) -> (Node, SourceText)? {
    let source = SourceText(name: file.path, text: file.text)
    do throws(Diagnostics) {
      return (try Node(parsingYAML: source), source)
    } catch {
      collector.add(error)
      return nil
    }
  }

  private func ruleSource(_ node: Node, _ source: SourceText) -> String? {
    guard var reader = MappingReader(node, in: source, what: "'source'", collector: collector) else {
      return nil
    }
    let document = reader.string("document") ?? ""
    let version = reader.string("version") ?? ""
    reader.finish()
    return "\(document) \(version)"
  }

  private func parameters(_ node: Node?, _ source: SourceText) -> [Parameter] {
    guard let node else { return [] }
    guard let members = node.mapping else {
      collector.error("'params' must be a mapping", at: node.position, in: source)
      return []
    }
    return members.compactMap { Parameter($0, in: source, collector: collector) }
  }

  /// Variables see facts, parameters and the variables before them: they cannot be cyclic.
  private func scope(_ parameters: ParameterSet, _ node: Node?, _ source: SourceText) -> CheckScope {
    var variables: [CheckScope.NamedExpression] = []
    var fields: [Field] = []
    for member in node?.mapping ?? [] {
      let environment = environment(parameters, ObjectType("variables", fields: fields))
      let compiler = ExpressionReader(environment: environment, source: source, collector: collector)
      guard let expression = compiler.expression(member.value, expecting: nil) else { continue }
      variables.append(.init(name: member.key, expression: expression, environment: environment))
      fields.append(Field(member.key, expression.type))
    }
    let type = ObjectType("variables", fields: fields, documentation: "The variables of the checklist.")
    return CheckScope(
      environment: environment(parameters, type), parameters: parameters, variables: variables,
      variableType: type)
  }

  private func environment(_ parameters: ParameterSet, _ variables: ObjectType) -> Environment {
    schema.environment.adding(objects: [parameters.type, variables])
      .adding(Variable("params", .object("params"))).adding(Variable("variables", .object("variables")))
  }

  private func includes(_ node: Node?, _ source: SourceText) -> [(checklist: String, rules: [String])] {
    (node?.mapping ?? []).compactMap { member in
      guard let rules = member.value.sequence?.compactMap(\.string) else {
        collector.error("'\(member.key)' must be a list of rule ids", at: member.value.position, in: source)
        return nil
      }
      return (member.key, rules)
    }
  }

  /// `rules` and the files beside it must name the same rules.
  private func compare(_ order: [String], _ rules: [Rule], in source: SourceText, at position: Position?) {
    let present = Set(rules.map(\.id))
    for id in order where !present.contains(id) && collector.all.isEmpty {
      collector.error(
        "no file \(id).yaml beside it holds the rule '\(id)'\(Suggestion.phrase(for: id, in: present))",
        at: position, in: source)
    }
    for rule in rules where !order.contains(rule.id) {
      collector.error("the rule '\(rule.id)' is missing in 'rules'", at: position, in: source)
    }
  }

  private func reportDuplicates(_ checklists: [Checklist]) {
    var paths: [String: String] = [:]
    var seen: [String: String] = [:]
    for checklist in checklists {
      if let other = paths.updateValue(checklist.path, forKey: checklist.id) {
        let text = "the checklist id '\(checklist.id)' stands in '\(other)', too; ids must be unique"
        collector.add(Diagnostics([Diagnostic(text, source: checklist.path)]))
      }
      for rule in checklist.rules {
        if let other = seen[rule.id] {
          let text =
            "the rule id '\(rule.id)' stands in '\(other)' and in '\(checklist.id)'; ids must be unique"
          collector.add(Diagnostics([Diagnostic(text, source: checklist.id)]))
        }
        seen[rule.id] = checklist.id
      }
    }
  }

  private func borrowed(_ checklist: Checklist) -> [Rule] {
    checklist.rules.filter { $0.checklist != checklist.id }
  }

  private func resolve(_ checklist: Checklist, among all: [Checklist]) -> Checklist {
    var rules = checklist.rules
    for include in checklist.includes {
      let available = all.first { $0.id == include.checklist }?.rules ?? []
      for id in include.rules {
        if let rule = available.first(where: { $0.id == id }) {
          rules.append(rule)
        } else {
          let text =
            "'\(checklist.id)' includes the rule '\(id)' of '\(include.checklist)', which is not loaded"
          collector.add(Diagnostics([Diagnostic(text, source: checklist.id)]))
        }
      }
    }
    return Checklist(
      reference: checklist.reference, path: checklist.path, date: checklist.date, status: checklist.status,
      source: checklist.source,
      parameters: checklist.parameters, rules: rules, document: checklist.document, includes: [])
  }
}
