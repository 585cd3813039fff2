/// Reads tokens into a syntax tree by recursive descent.
struct Parser {
  let source: SourceScalars
  let limits: Limits
  private let tokens: [Token]
  private var position = 0
  private var nesting = 0
  private(set) var nodeCount = 0

  /// Words that CEL keeps for itself: not variables, but good names for fields.
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  private static let precedences: [String: Int] = [
    "||": 1, "&&": 2, "<": 3, "<=": 3, ">": 3, ">=": 3, "==": 3, "!=": 3, "in": 3, "+": 4, "-": 4, "*": 5,
    "/": 5,
    "%": 5,
  ]

  init(_ tokens: [Token], of source: SourceScalars, limits: Limits) {
    self.tokens = tokens
    self.source = source
    self.limits = limits
  }

  mutating func parse() throws(ExpressionError) -> Node {
    let node = try expression()
    guard current.kind == .end else { throw unexpected("an operator or the end") }
    return node
  }

  mutating func node(_ kind: Node.Kind, at offset: Int) throws(ExpressionError) -> Node {
    let draft = Node(kind: kind, id: nodeCount, offset: offset, depth: 0)
    let depth = 1 + (draft.children.map(\.depth).max() ?? 0)
    guard depth <= limits.nesting else { throw tooDeep(at: offset) }
    nodeCount += 1
    return Node(kind: kind, id: draft.id, offset: offset, depth: depth)
  }

  // Grammar

  private mutating func expression() throws(ExpressionError) -> Node {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= limits.nesting else { throw tooDeep(at: current.offset) }
    let condition = try binary(above: 0)
    let offset = current.offset
    guard take("?") else { return condition }
    let yes = try binary(above: 0)
    try expect(":")
    return try node(.conditional(condition, yes, expression()), at: offset)
  }

  /// Operators that bind more tightly than `level`; all associate to the left.
  private mutating func binary(above level: Int) throws(ExpressionError) -> Node {
    var left = try unary()
    while let name = operatorName, let precedence = Self.precedences[name], precedence > level {
      let offset = current.offset
      position += 1
      let right = try binary(above: precedence)
      if let logic = Node.Logic(rawValue: name) {
        left = try node(.logical(logic, left, right), at: offset)
      } else {
        left = try call(name, [left, right], at: offset)
      }
    }
    return left
  }

  private var operatorName: String? {
    switch current.kind {
    case .symbol(let symbol): symbol
    case .identifier("in"): "in"
    default: nil
    }
  }

  private mutating func unary() throws(ExpressionError) -> Node {
    let offset = current.offset
    if take("!") { return try call("!", [operand()], at: offset) }
    guard current.kind == .symbol("-") else { return try postfix() }
    // A sign directly before digits belongs to the number: the smallest integer has no positive twin.
    if position + 1 < tokens.count, tokens[position + 1].kind.isNumber { return try postfix() }
    position += 1
    return try call("-_", [operand()], at: offset)
  }

  private mutating func operand() throws(ExpressionError) -> Node {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= limits.nesting else { throw tooDeep(at: current.offset) }
    return try unary()
  }

  private mutating func postfix() throws(ExpressionError) -> Node {
    var node = try primary()
    while true {
      let offset = current.offset
      if take(".") {
        node = try member(of: node, at: offset)
      } else if take("[") {
        let isOptional = take("?")
        let index = try expression()
        try expect("]")
        node = try self.node(.index(node, index, isOptional: isOptional), at: offset)
      } else {
        return node
      }
    }
  }

  private mutating func member(of target: Node, at offset: Int) throws(ExpressionError) -> Node {
    let isOptional = take("?")
    let nameOffset = current.offset
    let name = try fieldName()
    let callOffset = current.offset
    guard !isOptional, take("(") else {
      return try node(.select(target, field: name, isOptional: isOptional), at: offset)
    }
    let arguments = try list(until: ")") { (parser) throws(ExpressionError) in try parser.expression() }
    if let macro = try macro(name, of: target, arguments, at: callOffset) { return macro }
    return try call(name, [target] + arguments, isMethod: true, at: callOffset, nameOffset: nameOffset)
  }

  private mutating func fieldName() throws(ExpressionError) -> String {
    switch current.kind {
    case .identifier(let name) where !["in", "true", "false", "null"].contains(name),
      .quotedIdentifier(let name):
      position += 1
      return name
    default: throw unexpected("a field name")
    }
  }

  private mutating func primary() throws(ExpressionError) -> Node {
    let offset = current.offset
    if take("(") {
      let inner = try expression()
      try expect(")")
      return inner
    }
    if take("[") { return try node(.list(list(until: "]", of: Self.element)), at: offset) }
    if take("{") { return try node(.map(list(until: "}", of: Self.entry)), at: offset) }
    let isRoot = take(".")
    if case .identifier(let name) = current.kind, isRoot || !["true", "false", "null", "in"].contains(name) {
      return try named(name, isRoot: isRoot)
    }
    return try node(.literal(literal()), at: offset)
  }

  private mutating func named(_ name: String, isRoot: Bool) throws(ExpressionError) -> Node {
    let offset = current.offset
    guard !Self.reserved.contains(name) else {
      throw source.error("'\(name)' is a reserved word and cannot be a name here", at: offset)
    }
    position += 1
    let callOffset = current.offset
    guard take("(") else { return try node(.identifier(name, isRoot: isRoot), at: offset) }
    let arguments = try list(until: ")") { (parser) throws(ExpressionError) in try parser.expression() }
    if name == "has", arguments.count == 1 { return try presence(of: arguments[0], at: callOffset) }
    return try call(name, arguments, at: callOffset, nameOffset: offset)
  }
}

extension Parser {
  private static func element(_ parser: inout Parser) throws(ExpressionError) -> Node.Element {
    let isOptional = parser.take("?")
    return Node.Element(node: try parser.expression(), isOptional: isOptional)
  }

  private static func entry(_ parser: inout Parser) throws(ExpressionError) -> Node.Entry {
    let isOptional = parser.take("?")
    let key = try parser.expression()
    try parser.expect(":")
    return Node.Entry(key: key, value: try parser.expression(), isOptional: isOptional)
  }

  /// Items between commas; a trailing comma is fine.
  private mutating func list<Item>(
    until close: String, of item: (inout Parser) throws(ExpressionError) -> Item
  ) throws(ExpressionError) -> [Item] {
    var items: [Item] = []
    while !take(close) {
      items.append(try item(&self))
      if take(close) { break }
      guard take(",") else { throw unexpected("',' or '\(close)'") }
      guard close != ")" || current.kind != .symbol(")") else { throw unexpected("an argument") }
    }
    return items
  }

  private mutating func literal() throws(ExpressionError) -> Value {
    let isNegative = take("-")
    let token = current
    position += 1
    switch token.kind {
    case .identifier("true"): return .bool(true)
    case .identifier("false"): return .bool(false)
    case .identifier("null"): return .null
    case .string(let text): return .string(text)
    case .bytes(let bytes): return .bytes(bytes)
    case .double(let value): return .double(isNegative ? -value : value)
    case .integer(let value, isUnsigned: true) where !isNegative: return .uint(value)
    case .integer(let magnitude, isUnsigned: false):
      guard magnitude <= Int64.max.magnitude + (isNegative ? 1 : 0) else {
        throw source.error("the number does not fit in 64 bits", at: token.offset)
      }
      return .int(isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude))
    default:
      position -= 1
      throw unexpected("an expression")
    }
  }

  private mutating func call(
    _ function: String, _ arguments: [Node], isMethod: Bool = false, at offset: Int, nameOffset: Int? = nil
  ) throws(ExpressionError) -> Node {
    let call = Node.Call(
      function: function, arguments: arguments, isMethod: isMethod, nameOffset: nameOffset ?? offset)
    return try node(.call(call), at: offset)
  }

  private var current: Token { tokens[min(position, tokens.count - 1)] }

  private mutating func take(_ symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws(ExpressionError) {
    guard take(symbol) else { throw unexpected("'\(symbol)'") }
  }

  private func unexpected(_ wanted: String) -> ExpressionError {
    source.error("expected \(wanted), found \(current.kind)", at: current.offset)
  }

  private func tooDeep(at offset: Int) -> ExpressionError {
    source.error("the expression is nested deeper than \(limits.nesting) levels", at: offset)
  }
}

extension Token.Kind {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer(_, isUnsigned: false), .double: true
    default: false
    }
  }
}
