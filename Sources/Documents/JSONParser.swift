import Diagnostics

extension Node {
  /// Reads one JSON document by RFC 8259, without the liberties it grants: duplicate keys, lone surrogates and a byte
  /// order mark are errors.
  ///
  /// A number that is no `Int64` is a double; one that no double can hold is an error.
  public init(
    parsingJSON bytes: [UInt8], named name: String, limits: DocumentLimits = DocumentLimits(),
    duplicateKeys: DuplicateKeys = .refused
  ) throws(Diagnostics) {
    if let problem = limits.problem(ofByteCount: bytes.count) {
      throw Diagnostics([Diagnostic(problem, source: name)])
    }
    var parser = JSONParser(
      scanner: JSONScanner(bytes, named: name), limits: limits, duplicateKeys: duplicateKeys)
    self = try parser.document()
  }
}

/// What a key that stands twice in one object means.
public enum DuplicateKeys: Sendable {
  case refused
  /// As JavaScript and most other readers take it.
  case lastWins
}

private struct JSONParser {
  var scanner: JSONScanner
  let limits: DocumentLimits
  let duplicateKeys: DuplicateKeys
  var nodeCount = 0

  init(scanner: JSONScanner, limits: DocumentLimits, duplicateKeys: DuplicateKeys) {
    self.scanner = scanner
    self.limits = limits
    self.duplicateKeys = duplicateKeys
  }

  mutating func document() throws(Diagnostics) -> Node {
    try scanner.refuseInvalidText()
    let root = try value(depth: 0)
    if scanner.peek() != nil { throw scanner.failure("the document has ended, but text follows") }
    return root
  }

  private mutating func value(depth: Int) throws(Diagnostics) -> Node {
    let first = scanner.peek()
    let position = scanner.position
    try count()
    switch first {
    case UInt8(ascii: "{"): return try Node(.mapping(members(depth: depth + 1)), at: position)
    case UInt8(ascii: "["): return try Node(.sequence(elements(depth: depth + 1)), at: position)
    case UInt8(ascii: "\""):
      return try Node(.scalar(Scalar(text: scanner.string(), kind: .string, style: .quoted)), at: position)
    case let byte? where byte == UInt8(ascii: "-") || byte.isDigit:
      return try Node(.scalar(scanner.number()), at: position)
    default: return try Node(.scalar(scanner.word()), at: position)
    }
  }

  private mutating func elements(depth: Int) throws(Diagnostics) -> [Node] {
    try enter(depth)
    if scanner.skip("]") { return [] }
    var elements: [Node] = []
    repeat { try elements.append(value(depth: depth)) } while scanner.skip(",")
    try scanner.expect("]", or: ",")
    return elements
  }

  private mutating func members(depth: Int) throws(Diagnostics) -> [Member] {
    try enter(depth)
    if scanner.skip("}") { return [] }
    var members: [Member] = []
    var seen: [[UInt8]: Int] = [:]
    repeat {
      guard scanner.peek() == UInt8(ascii: "\"") else {
        throw scanner.failure("expected a key in double quotes")
      }
      let position = scanner.position
      let start = scanner.offset
      try count()
      let key = try scanner.string()
      let earlier = seen[Array(key.utf8)]
      guard earlier == nil || duplicateKeys == .lastWins else {
        throw scanner.failure("the key '\(key)' stands here a second time", at: start)
      }
      try scanner.expect(":")
      let member = try Member(key: key, keyPosition: position, value: value(depth: depth))
      if let earlier {
        members[earlier] = member
      } else {
        seen[Array(key.utf8)] = members.count
        members.append(member)
      }
    } while scanner.skip(",")
    try scanner.expect("}", or: ",")
    return members
  }

  /// Takes the opening bracket.
  private mutating func enter(_ depth: Int) throws(Diagnostics) {
    if let problem = limits.problem(ofDepth: depth) { throw scanner.failure(problem) }
    scanner.advance()
  }

  private mutating func count() throws(Diagnostics) {
    nodeCount += 1
    if let problem = limits.problem(ofNodeCount: nodeCount) { throw scanner.failure(problem) }
  }
}
