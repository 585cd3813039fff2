import Diagnostics
import Documents
import Expressions

/// Reads one rule from its file.
struct RuleFile {
  let source: SourceText
  let scope: CheckScope
  let schema: FactSchema
  let collector: DiagnosticCollector

  init(_ source: SourceText, _ scope: CheckScope, _ schema: FactSchema, _ collector: DiagnosticCollector) {
    self.source = source
    self.scope = scope
    self.schema = schema
    self.collector = collector
  }

  /// Nil when something was wrong, which is then reported.
  func rule(_ node: Node, named path: String, checklist: String) -> Rule? {
    guard var reader = MappingReader(node, in: source, what: "the rule", collector: collector) else {
      return nil
    }
    let before = collector.all.count
    let id = reader.string("id") ?? ""
    let title = reader.string("title") ?? ""
    let severity = reader.node("severity").flatMap(severity)
    let document = reader.node("source").flatMap(sourceReference)
    let references = (reader.optionalSequence("references") ?? []).compactMap(reference)
    let aliases = reader.optionalStringList("aliases") ?? []
    let subject = word(&reader, "subject", among: Subject.allCases.map(\.rawValue), node)
      .flatMap(Subject.init(rawValue:))
    let isGate = reader.optionalBool("gate") ?? false
    let why = reader.string("why") ?? ""
    let fix = reader.string("fix") ?? ""
    let main = self.part(&reader, about: subject ?? .image, node)
    let dockerfile = reader.optionalNode("dockerfile").flatMap { self.dockerfile($0, besides: subject) }
    let examples = reader.optionalSequence("examples") ?? []
    reader.finish()

    checkName(id, path, node)
    let parts: [RulePart] = [main, dockerfile].compactMap { $0 }
    let read = subject == nil ? [] : ExampleReader(self).examples(examples, about: parts.map(\.subject))
    // Examples that cannot be read have been told already.
    if subject != nil, read.count == examples.count { checkExamples(read, of: parts, node) }
    guard collector.all.count == before, let severity, let document, let main else { return nil }
    var rule = Rule(
      id: id, title: title, severity: severity, source: document, references: references, aliases: aliases,
      isGate: isGate, why: why, fix: fix, examples: read, checklist: checklist, main: main,
      dockerfile: dockerfile, scope: scope)
    rule.document = SourceDocument(root: node, text: source)
    return rule
  }

  /// What a rule about images says of the Dockerfile that builds one.
  private func dockerfile(_ node: Node, besides subject: Subject?) -> RulePart? {
    if subject == .dockerfile {
      collector.error(
        "a rule about Dockerfiles has one 'check' and no part 'dockerfile'", at: node.position, in: source)
      return nil
    }
    guard var reader = MappingReader(node, in: source, what: "'dockerfile'", collector: collector) else {
      return nil
    }
    let part = self.part(&reader, about: .dockerfile, node)
    reader.finish()
    return part
  }

  /// The keys that say how one kind of target is judged.
  private func part(_ reader: inout MappingReader, about subject: Subject, _ node: Node) -> RulePart? {
    let decision = word(&reader, "decides", among: Rule.Decides.allCases.map(\.rawValue), node)
    let decides = decision.flatMap(Rule.Decides.init(rawValue:)) ?? .both
    let review = reader.optionalString("review")
    let check = CheckReader(self, about: subject).check(&reader, isManual: decides == .manual)
    checkReview(review, decides, check, node)
    return check.map {
      RulePart(
        subject: subject, decides: decides, review: review, check: $0,
        document: SourceDocument(root: node, text: source))
    }
  }

  private func word(_ reader: inout MappingReader, _ key: String, among words: [String], _ node: Node)
    -> String?
  {
    guard let text = reader.string(key) else { return nil }
    if words.contains(text) { return text }
    let advice = Suggestion.phrase(for: text, in: words)
    collector.error(
      "'\(key)' is one of \(words.joined(separator: ", ")), not '\(text)'\(advice)",
      at: node[key]?.position, in: source)
    return nil
  }

  private func severity(_ node: Node) -> Severity? {
    guard var reader = MappingReader(node, in: source, what: "'severity'", collector: collector) else {
      return nil
    }
    let numeral = reader.string("category")
    let basis = word(&reader, "basis", among: ["assigned", "borrowed"], node)
    let from = reader.optionalString("from")
    reader.finish()
    guard let numeral, let basis else { return nil }
    guard let category = Category(numeral: numeral) else {
      reader.error(
        "'category' is I, II or III, not '\(numeral)'", at: node["category"]?.position ?? node.position)
      return nil
    }
    guard basis == "borrowed" else { return Severity(category: category, basis: .assigned) }
    guard let from else {
      reader.error("a borrowed severity needs 'from': whose it is", at: node.position)
      return nil
    }
    return Severity(category: category, basis: .borrowed(from: from))
  }

  private func sourceReference(_ node: Node) -> SourceReference? {
    guard var reader = MappingReader(node, in: source, what: "'source'", collector: collector) else {
      return nil
    }
    let document = reader.string("document")
    let version = reader.string("version")
    let section = reader.string("section")
    reader.finish()
    guard let document, let version, let section else { return nil }
    return SourceReference(document: document, version: version, section: section)
  }

  private func reference(_ node: Node) -> Reference? {
    guard let members = node.mapping else {
      collector.error(
        "a reference must be a mapping, but is \(node.description)", at: node.position, in: source)
      return nil
    }
    if node["provenance"] == nil {
      collector.error("a reference needs 'provenance': how it is known", at: node.position, in: source)
    }
    return Reference(
      fields: members.compactMap { member in
        member.value.scalar.map { Reference.Field(name: member.key, value: $0.text) }
      })
  }

  private func checkName(_ id: String, _ path: String, _ node: Node) {
    guard !id.isEmpty, let file = path.split(separator: "/").last, !file.utf8.elementsEqual("\(id).yaml".utf8)
    else {
      return
    }
    collector.error("the rule '\(id)' belongs into a file \(id).yaml", at: node["id"]?.position, in: source)
  }

  private func checkReview(_ review: String?, _ decides: Rule.Decides, _ check: Check?, _ node: Node) {
    let leavesQuestions =
      check.map { $0.conclusive != nil || $0.parts.contains(where: \.isQuestion) } ?? false
    guard review == nil, decides != .both || leavesQuestions else { return }
    collector.error(
      "the rule needs 'review': what would settle it where a clean look does not", at: node.position,
      in: source)
  }

  /// A part that never fails, or never anything else, has not been shown to work.
  private func checkExamples(_ examples: [Example], of parts: [RulePart], _ node: Node) {
    let position = node["examples"]?.position ?? node.position
    let bad: [Status] = [.fail, .error]
    for part in parts where part.decides != .manual {
      let examples = examples.filter { $0.subject.included.contains(part.subject) }
      let kind = parts.count > 1 ? "an example of \(part.subject.one)" : "an example"
      if !examples.contains(where: { !bad.contains($0.outcome) }) {
        collector.error("the rule needs \(kind) that does not fail", at: position, in: source)
      }
      if !examples.contains(where: { $0.outcome == .fail || $0.findings?.isEmpty == false }) {
        collector.error("the rule needs \(kind) that fails", at: position, in: source)
      }
    }
  }
}
