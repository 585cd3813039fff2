import Diagnostics
import Documents

/// Reads a mapping of the waiver file: a ``MappingReader`` that also holds texts against their form.
struct EntryReader {
  private var reader: MappingReader

  init?(_ node: Node, what: String, in source: SourceText, collector: DiagnosticCollector) {
    guard let reader = MappingReader(node, in: source, what: what, collector: collector) else { return nil }
    self.reader = reader
  }

  mutating func text(_ key: String, _ form: TextForm) -> String? {
    reader.node(key).flatMap { text($0, key, form) }
  }

  mutating func optionalText(_ key: String, _ form: TextForm) -> String? {
    reader.optionalNode(key).flatMap { text($0, key, form) }
  }

  mutating func word<Word: RawRepresentable<String>>(_ key: String, of words: [Word]) -> Word? {
    text(key, .oneOf(words.map(\.rawValue))).flatMap { Word(rawValue: $0) }
  }

  mutating func day(_ key: String) -> Day? {
    guard let node = reader.node(key), let text = text(node, key, .any) else { return nil }
    guard let day = Day(parsing: text) else {
      reader.error("'\(key)' is a day such as 2027-03-31, not '\(text)'", at: node.position)
      return nil
    }
    return day
  }

  mutating func list<Element>(_ key: String, _ read: (Node) -> Element?) -> [Element]? {
    guard let node = reader.node(key) else { return nil }
    return list(node, key, read)
  }

  mutating func optionalList<Element>(_ key: String, _ read: (Node) -> Element?) -> [Element]? {
    reader.optionalNode(key).map { list($0, key, read) }
  }

  mutating func optionalNode(_ key: String) -> Node? { reader.optionalNode(key) }

  mutating func finish() { reader.finish() }

  private func text(_ node: Node, _ key: String, _ form: TextForm) -> String? {
    guard let text = node.string else {
      let advice = node.scalar.map { $0.text.isEmpty ? "" : "; quote it" } ?? ""
      reader.error("'\(key)' must be a string, but is \(node.description)\(advice)", at: node.position)
      return nil
    }
    if form.accepts(text) { return text }
    reader.error("'\(key)' must be \(form.description)\(form.advice(text))", at: node.position)
    return nil
  }

  private func list<Element>(_ node: Node, _ key: String, _ read: (Node) -> Element?) -> [Element] {
    guard let nodes = node.sequence else {
      reader.error("'\(key)' must be a list, but is \(node.description)", at: node.position)
      return []
    }
    // Milestones have a message of their own.
    if nodes.isEmpty, key != "milestones" { reader.error("'\(key)' is empty", at: node.position) }
    return nodes.compactMap(read)
  }
}
