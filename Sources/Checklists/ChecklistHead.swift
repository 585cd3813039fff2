import Diagnostics
import Documents

/// What `checklist.yaml` says, before anything in it is looked up elsewhere.
struct ChecklistHead {
  let root: Node
  let source: SourceText
  let reference: ChecklistReference
  let status: String
  /// It is judged only where it is named.
  let isOnRequest: Bool
  /// The document that the checklist puts into rules.
  let document: String
  let extended: Extended?
  let parameters: Node?
  let variables: Node?
  /// The ids of its own rules, in order.
  let order: [String]
  let orderPosition: Position?
  let includes: [(checklist: String, rules: [String])]
  let tailoring: TailoringNodes
  let profiles: [Node]
  let rules: [ChecklistFile]

  /// Another checklist that this one takes over as a whole.
  struct Extended {
    let id: String
    /// The leading components of its version, such as `1` for 1.0.0.
    let version: String
    let position: Position
  }

  var id: String { reference.id }

  /// Nil when there is nothing to read, which is then reported; what is wrong within the file is reported, too.
  init?(_ files: [ChecklistFile], _ schema: FactSchema, _ collector: DiagnosticCollector) {
    guard let file = files.first(where: \.isHead) else {
      let folder = files.first.map(\.path) ?? "the folder"
      collector.add(
        Diagnostics([Diagnostic("a checklist needs a file checklist.yaml beside its rules", source: folder)]))
      return nil
    }
    guard let (node, source) = file.parsed(collector),
      var reader = MappingReader(node, in: source, what: "the checklist", collector: collector)
    else { return nil }
    root = node
    self.source = source
    let id = reader.string("id") ?? ""
    let title = reader.string("title") ?? ""
    let version = reader.string("version") ?? ""
    reference = ChecklistReference(
      id: id, title: title, version: version, sha256: ChecklistFile.digest(of: files),
      date: reader.string("date"))
    status = reader.string("status") ?? ""
    isOnRequest = reader.optionalBool("on_request") ?? false
    if let facts = reader.int("facts"), facts != schema.version {
      reader.error(
        "'facts' is version \(facts), but this program knows version \(schema.version)",
        at: node["facts"]?.position ?? node.position)
    }
    document = reader.node("source").flatMap { Self.document($0, source, collector) } ?? ""
    extended = reader.optionalNode("extends").flatMap { Self.extended($0, source, collector) }
    parameters = reader.optionalNode("params")
    variables = reader.optionalNode("variables")
    order = reader.stringList("rules") ?? []
    orderPosition = node["rules"]?.position
    includes = reader.optionalNode("includes").map { Self.includes($0, source, collector) } ?? []
    tailoring = TailoringNodes(&reader)
    profiles = reader.optionalSequence("profiles") ?? []
    reader.finish()
    rules = files.filter { !$0.isHead }
    if node["extends"] == nil {
      for (key, node) in tailoring.all {
        reader.error(
          "'\(key)' changes what a checklist extends, and this one has no 'extends'", at: node.position)
      }
    }
  }

  private static func document(_ node: Node, _ source: SourceText, _ collector: DiagnosticCollector)
    -> String?
  {
    guard var reader = MappingReader(node, in: source, what: "'source'", collector: collector) else {
      return nil
    }
    let document = reader.string("document") ?? ""
    let version = reader.string("version") ?? ""
    reader.finish()
    return "\(document) \(version)"
  }

  private static func extended(_ node: Node, _ source: SourceText, _ collector: DiagnosticCollector)
    -> Extended?
  {
    guard var reader = MappingReader(node, in: source, what: "'extends'", collector: collector) else {
      return nil
    }
    let id = reader.string("checklist")
    let version = reader.string("version")
    reader.finish()
    guard let id, let version else { return nil }
    return Extended(id: id, version: version, position: node["checklist"]?.position ?? node.position)
  }

  private static func includes(_ node: Node, _ source: SourceText, _ collector: DiagnosticCollector)
    -> [(checklist: String, rules: [String])]
  {
    (node.mapping ?? []).compactMap { member in
      guard let rules = member.value.sequence?.compactMap(\.string) else {
        collector.error("'\(member.key)' must be a list of rule ids", at: member.value.position, in: source)
        return nil
      }
      return (member.key, rules)
    }
  }
}

extension ChecklistFile {
  /// The document in the file; nil, and reported, when it is none.
  func parsed(_ collector: DiagnosticCollector) -> (Node, SourceText)? {
    let source = SourceText(name: path, text: text)
    do throws(Diagnostics) {
      return (try Node(parsingYAML: source), source)
    } catch {
      collector.add(error)
      return nil
    }
  }
}
