/// One node of the syntax tree.
struct Node: Sendable {
  indirect enum Kind: Sendable {
    case literal(Value)
    /// `isRoot` is a name written `.name`, which no macro variable shadows.
    case identifier(String, isRoot: Bool)
    case select(Node, field: String, isOptional: Bool)
    case has(Node, field: String)
    case index(Node, Node, isOptional: Bool)
    case call(Call)
    case logical(Logic, Node, Node)
    case conditional(Node, Node, Node)
    case list([Element])
    case map([Entry])
    case comprehension(Comprehension)
    case bind(String, Node, Node)
    /// `optMap` and, when flat, `optFlatMap`.
    case optionalMap(String, Node, Node, isFlat: Bool)
  }

  enum Logic: String, Sendable {
    case and = "&&"
    case or = "||"
  }

  /// A function, method or operator applied to arguments; the target of a method comes first.
  struct Call: Sendable {
    let function: String
    let arguments: [Node]
    let isMethod: Bool
    /// The node's own offset is that of the `(`.
    let nameOffset: Int
  }

  struct Element: Sendable {
    let node: Node
    let isOptional: Bool
  }

  struct Entry: Sendable {
    let key: Node
    let value: Node
    let isOptional: Bool
  }

  let kind: Kind
  /// Counts the nodes of one tree from 0, so that arrays can hold what is found out about them.
  let id: Int
  let offset: Int
  let depth: Int
}

/// A macro that walks a list or map.
struct Comprehension: Sendable {
  enum Shape: Hashable, Sendable {
    case all, exists, existsOne
    /// `filter`, `map` and `transformList`.
    case list
    case map
    /// `transformMapEntry`, whose body is a map of one entry.
    case entries
  }

  let shape: Shape
  /// One variable (element or key) or two (index or key, and value).
  let variables: [String]
  let range: Node
  let condition: Node?
  let body: Node?
}

extension Node {
  var children: [Node] {
    switch kind {
    case .literal, .identifier: []
    case .select(let operand, _, _), .has(let operand, _): [operand]
    case .index(let operand, let index, _): [operand, index]
    case .call(let call): call.arguments
    case .logical(_, let left, let right): [left, right]
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .list(let elements): elements.map(\.node)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .comprehension(let loop): [loop.range] + [loop.condition, loop.body].compactMap(\.self)
    case .bind(_, let value, let body): [value, body]
    case .optionalMap(_, let operand, let body, _): [operand, body]
    }
  }

  /// `a.b.c`, when the node is nothing but names.
  var qualifiedName: String? {
    switch kind {
    case .identifier(let name, _): name
    case .select(let operand, let field, isOptional: false): operand.qualifiedName.map { $0 + "." + field }
    default: nil
    }
  }

  /// The name that a chain of selections starts with.
  var rootIdentifier: Node? {
    switch kind {
    case .identifier: self
    case .select(let operand, _, _): operand.rootIdentifier
    default: nil
    }
  }

  /// Whether the node computes an answer instead of reading one.
  var isTest: Bool {
    switch kind {
    case .literal, .select: false
    default: true
    }
  }

  /// Where the text of the node begins; its own offset may be that of an operator.
  var startOffset: Int {
    min(offset, children.first?.startOffset ?? offset)
  }

  var literal: Value? {
    if case .literal(let value) = kind { value } else { nil }
  }
}
