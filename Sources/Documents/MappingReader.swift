import Diagnostics

/// Reads a mapping key by key and gathers every mistake in it: a missing key, a value of the wrong type, a key that
/// nobody asked for.
///
/// A method that returns nil has reported why, unless its name says `optional`. Call ``finish()`` last.
public struct MappingReader {
  public let position: Position
  private let members: [Member]
  private let what: String
  private let source: SourceText
  private let collector: DiagnosticCollector
  private var asked: [String] = []
  private var missing: [String] = []

  /// Nil, and reported, when the node is no mapping.
  ///
  /// `what` names it in messages, such as `the rule`.
  public init?(_ node: Node, in source: SourceText, what: String, collector: DiagnosticCollector) {
    guard let members = node.mapping else {
      collector.error("\(what) must be a mapping, but is \(node.description)", at: node.position, in: source)
      return nil
    }
    self.members = members
    self.what = what
    self.source = source
    self.collector = collector
    position = node.position
  }

  /// The value of a key that must be there.
  public mutating func node(_ key: String) -> Node? {
    let node = optionalNode(key)
    if node == nil { missing.append(key) }
    return node
  }

  public mutating func optionalNode(_ key: String) -> Node? {
    asked.append(key)
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  public func error(_ message: String, at position: Position) {
    collector.error(message, at: position, in: source)
  }

  /// Reports the keys that were asked for and are missing, and those that nobody asked for.
  public mutating func finish() {
    var misspelt: Set<String> = []
    let absent = asked.filter { key in !members.contains { $0.key.utf8.elementsEqual(key.utf8) } }
    for member in members where !asked.contains(where: { $0.utf8.elementsEqual(member.key.utf8) }) {
      if let meant = Suggestion.nearest(to: member.key, in: absent) { misspelt.insert(meant) }
      let advice = Suggestion.phrase(for: member.key, in: absent)
      error("\(what) has no key '\(member.key)'\(advice)", at: member.keyPosition)
    }
    // A misspelt key is one mistake, not two.
    for key in missing where !misspelt.contains(key) { error("\(what) lacks the key '\(key)'", at: position) }
  }
}

extension MappingReader {
  public mutating func string(_ key: String) -> String? {
    node(key).flatMap { read($0, key, "a string", \.string) }
  }

  public mutating func optionalString(_ key: String) -> String? {
    optionalNode(key).flatMap { read($0, key, "a string", \.string) }
  }

  public mutating func bool(_ key: String) -> Bool? {
    node(key).flatMap { read($0, key, "true or false", \.bool) }
  }

  public mutating func optionalBool(_ key: String) -> Bool? {
    optionalNode(key).flatMap { read($0, key, "true or false", \.bool) }
  }

  public mutating func int(_ key: String) -> Int64? {
    node(key).flatMap { read($0, key, "an integer", \.int) }
  }

  public mutating func optionalInt(_ key: String) -> Int64? {
    optionalNode(key).flatMap { read($0, key, "an integer", \.int) }
  }

  public mutating func sequence(_ key: String) -> [Node]? {
    node(key).flatMap { read($0, key, "a list", \.sequence) }
  }

  public mutating func optionalSequence(_ key: String) -> [Node]? {
    optionalNode(key).flatMap { read($0, key, "a list", \.sequence) }
  }

  public mutating func stringList(_ key: String) -> [String]? {
    sequence(key).map { strings($0, key) }
  }

  public mutating func optionalStringList(_ key: String) -> [String]? {
    optionalSequence(key).map { strings($0, key) }
  }

  /// Elements of another type are reported and left out.
  private func strings(_ nodes: [Node], _ key: String) -> [String] {
    nodes.compactMap { read($0, "each of \(key)", "a string", \.string) }
  }

  private func read<Value>(
    _ node: Node, _ key: String, _ expected: String, _ value: (Node) -> Value?
  ) -> Value? {
    if let value = value(node) { return value }
    error(
      "'\(key)' must be \(expected), but is \(node.description)\(Self.advice(node, expected))",
      at: node.position)
    return nil
  }

  private static func advice(_ node: Node, _ expected: String) -> String {
    switch node.scalar?.kind {
    case .bool, .int, .double: expected.utf8.elementsEqual("a string".utf8) ? "; quote it" : ""
    default: ""
    }
  }
}
