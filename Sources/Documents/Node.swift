import Diagnostics

/// One value of a YAML or JSON document, and where it stands.
public struct Node: Sendable {
  public let content: Content
  public let position: Position

  public enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    /// In the order of the document, each key once.
    case mapping([Member])
  }

  public init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }
}

/// One key of a mapping and its value.
public struct Member: Sendable {
  public let key: String
  public let keyPosition: Position
  public let value: Node

  public init(key: String, keyPosition: Position, value: Node) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

extension Node {
  public var scalar: Scalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }

  public var sequence: [Node]? {
    guard case .sequence(let elements) = content else { return nil }
    return elements
  }

  public var mapping: [Member]? {
    guard case .mapping(let members) = content else { return nil }
    return members
  }

  public var string: String? {
    guard let scalar, case .string = scalar.kind else { return nil }
    return scalar.text
  }

  public var int: Int64? {
    guard case .int(let value)? = scalar?.kind else { return nil }
    return value
  }

  /// A number, whether it was written with a fraction or without.
  public var double: Double? {
    switch scalar?.kind {
    case .double(let value): value
    case .int(let value): Double(value)
    default: nil
    }
  }

  public var bool: Bool? {
    guard case .bool(let value)? = scalar?.kind else { return nil }
    return value
  }

  public var isNull: Bool {
    guard case .null? = scalar?.kind else { return false }
    return true
  }

  /// The value of a key, compared byte for byte; nil in anything but a mapping.
  public subscript(key: String) -> Node? {
    mapping?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// What the node is, with its article, as messages name it.
  public var description: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let scalar): scalar.kind.description
    }
  }
}
