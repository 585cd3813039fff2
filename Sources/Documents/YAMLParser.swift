import Diagnostics

extension Node {
  /// Reads one YAML document, by the strict rules that leave a reader and a program no room to differ.
  ///
  /// Anchors, aliases, tags, merge keys, duplicate keys and keys that are not strings are errors.
  public init(parsingYAML source: SourceText, limits: DocumentLimits = DocumentLimits()) throws(Diagnostics) {
    if let problem = limits.problem(ofByteCount: source.text.utf8.count) {
      throw Diagnostics([Diagnostic(problem, source: source.name)])
    }
    if source.text.unicodeScalars.first == "\u{FEFF}" {
      let start = Position(line: 1, column: 1)
      throw Diagnostics([
        Diagnostic("the text starts with a byte order mark; remove it", in: source, at: start)
      ])
    }
    var parser = try YAMLParser(events: YAMLEvents(source), limits: limits)
    self = try parser.document()
  }
}

private struct YAMLParser {
  let events: YAMLEvents
  let limits: DocumentLimits
  var nodeCount = 0

  init(events: YAMLEvents, limits: DocumentLimits) {
    self.events = events
    self.limits = limits
  }

  mutating func document() throws(Diagnostics) -> Node {
    let start = try events.next()
    guard case .documentStart = start.kind else { throw failure("the text holds no document", at: start) }
    let root = try node(events.next(), depth: 0)
    _ = try events.next()
    let end = try events.next()
    guard case .streamEnd = end.kind else {
      throw failure("a second document starts here; write one document a file", at: end)
    }
    return root
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Diagnostics) -> Node {
    try refuseIndirection(event)
    try count(event)
    switch event.kind {
    case .scalar(let text, let style):
      return try Node(.scalar(scalar(text, style, event)), at: event.position)
    case .sequenceStart:
      return try Node(.sequence(elements(event, depth: depth + 1)), at: event.position)
    case .mappingStart:
      return try Node(.mapping(members(event, depth: depth + 1)), at: event.position)
    case .alias, .documentStart, .documentEnd, .streamEnd, .sequenceEnd, .mappingEnd:
      throw failure("a value is missing", at: event)
    }
  }

  private mutating func elements(_ start: YAMLEvent, depth: Int) throws(Diagnostics) -> [Node] {
    if let problem = limits.problem(ofDepth: depth) { throw failure(problem, at: start) }
    var elements: [Node] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind { return elements }
      try elements.append(node(event, depth: depth))
    }
  }

  private mutating func members(_ start: YAMLEvent, depth: Int) throws(Diagnostics) -> [Member] {
    if let problem = limits.problem(ofDepth: depth) { throw failure(problem, at: start) }
    var members: [Member] = []
    var seen: [[UInt8]: Position] = [:]
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind { return members }
      let key = try key(event)
      if let first = seen.updateValue(event.position, forKey: Array(key.utf8)) {
        throw failure(
          "the key '\(key)' stands here a second time; the first is on line \(first.line)", at: event)
      }
      let value = try node(events.next(), depth: depth)
      members.append(Member(key: key, keyPosition: event.position, value: value))
    }
  }

  private mutating func key(_ event: YAMLEvent) throws(Diagnostics) -> String {
    try refuseIndirection(event)
    try count(event)
    guard case .scalar(let text, let style) = event.kind else {
      throw failure("a key must be a string", at: event)
    }
    if style == .plain, text.utf8.elementsEqual("<<".utf8) {
      throw failure("merge keys are not allowed; write the keys out", at: event)
    }
    guard try scalar(text, style, event).kind == .string else {
      throw failure("the key '\(text)' is not a string; quote it", at: event)
    }
    return text
  }

  private func scalar(_ text: String, _ style: Scalar.Style, _ event: YAMLEvent) throws(Diagnostics) -> Scalar
  {
    guard style == .plain else { return Scalar(text: text, kind: .string, style: style) }
    do throws(CoreSchema.AmbiguousNumber) {
      return try Scalar(text: text, kind: CoreSchema.kind(of: text), style: .plain)
    } catch {
      throw failure(error.message, at: event)
    }
  }

  private func refuseIndirection(_ event: YAMLEvent) throws(Diagnostics) {
    if case .alias = event.kind {
      throw failure(
        "aliases are not allowed; write the value out, or quote a text that starts with '*'", at: event)
    }
    if event.hasAnchor {
      throw failure(
        "anchors are not allowed; write the value out, or quote a text that starts with '&'", at: event)
    }
    if event.hasTag { throw failure("tags are not allowed; quote a text that starts with '!'", at: event) }
  }

  private mutating func count(_ event: YAMLEvent) throws(Diagnostics) {
    nodeCount += 1
    if let problem = limits.problem(ofNodeCount: nodeCount) { throw failure(problem, at: event) }
  }

  private func failure(_ message: String, at event: YAMLEvent) -> Diagnostics {
    events.failure(message, at: event.position)
  }
}
