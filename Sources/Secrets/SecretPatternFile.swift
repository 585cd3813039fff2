import Diagnostics
import Documents

extension SecretPattern {
  /// The patterns of `Sources/Secrets/Patterns`: of two that overlap in a text, the first counts.
  ///
  /// A file that cannot be read is an error: with fewer patterns, an image would look cleaner than it is.
  public static let shipped = Result { () throws(Diagnostics) in
    var all: [SecretPattern] = []
    // What is nobody's own goes last.
    let files = embeddedPatternFiles.sorted { !isGeneral($0.path) && isGeneral($1.path) }
    for file in files { all += try patterns(in: file.text, path: "Sources/Secrets/Patterns/" + file.path) }
    return all
  }

  private static func isGeneral(_ path: String) -> Bool { path.utf8.elementsEqual("general.yaml".utf8) }

  /// Reads a list of patterns from YAML; all mistakes are told at once.
  public static func patterns(in text: String, path: String) throws(Diagnostics) -> [SecretPattern] {
    let source = SourceText(name: path, text: text)
    let collector = DiagnosticCollector()
    let root = try Node(parsingYAML: source)
    guard let nodes = root.sequence else {
      throw Diagnostics([
        Diagnostic(
          "the file must be a list of patterns, but is \(root.description)", in: source, at: root.position)
      ])
    }
    let patterns = nodes.compactMap { SecretPattern($0, in: source, collector) }
    try collector.throwIfAny()
    return patterns
  }

  private init?(_ node: Node, in source: SourceText, _ collector: DiagnosticCollector) {
    guard
      var reader = MappingReader(node, in: source, what: "the pattern", collector: collector)
    else { return nil }
    let (id, title) = (reader.string("id"), reader.string("title"))
    let (keywords, pattern) = (reader.stringList("keywords"), reader.string("pattern"))
    let (context, following) = (reader.optionalString("context"), reader.optionalString("following"))
    let entropy = reader.optionalNode("entropy")
    let (allow, examples) = (reader.optionalStringList("allow"), reader.stringList("examples"))
    let minimum = entropy?.scalar.flatMap { Double($0.text) }
    if let entropy, minimum == nil { reader.error("entropy must be a number of bits", at: entropy.position) }
    for keyword in keywords ?? [] where keyword.utf8.count < 3 {
      reader.error("'\(keyword)' stands everywhere: a keyword needs three bytes", at: node.position)
    }
    reader.finish()
    guard let id, let title, let keywords, let pattern, let examples else { return nil }
    self.init(
      id, title, keywords: keywords, context: context ?? "", pattern: pattern, following: following ?? "",
      minimumEntropy: minimum, allow: allow ?? [], examples: examples)
  }
}
