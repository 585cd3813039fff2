import Diagnostics
import Documents
import Images

/// What a setting can be: read from a document, a variable or a flag, and shown again.
protocol SettingValue: Sendable {
  /// What a value must be, as messages say it: `true or false`.
  static var expectation: String { get }
  /// The words among which a misspelt one was meant.
  static var words: [String] { get }
  /// Whether a variable of the environment holds several, separated by commas.
  static var isList: Bool { get }

  /// Nil when the node says something else.
  init?(_ node: Node)

  /// The value as a document would say it; nil when there is none.
  var node: Node? { get }
}

extension SettingValue {
  static var words: [String] { [] }
  static var isList: Bool { false }
}

/// A setting that is one of a few words.
protocol SettingChoice: SettingValue, CaseIterable, RawRepresentable where RawValue == String {}

extension SettingChoice {
  static var words: [String] { allCases.map(\.rawValue) }
  static var expectation: String { "one of " + words.joined(separator: ", ") }

  init?(_ node: Node) {
    guard let text = node.scalar?.text else { return nil }
    self.init(rawValue: text)
  }

  var node: Node? { Node(text: rawValue) }
}

extension Bool: SettingValue {
  static var expectation: String { "true or false" }

  init?(_ node: Node) {
    switch node.scalar?.text {
    case "true": self = true
    case "false": self = false
    default: return nil
    }
  }

  var node: Node? { Node(text: String(self)) }
}

extension Int: SettingValue {
  static var expectation: String { "a whole number of at least 1" }

  init?(_ node: Node) {
    guard let number = node.scalar.flatMap({ Int($0.text) }), number > 0 else { return nil }
    self = number
  }

  var node: Node? { Node(text: String(self)) }
}

extension [String]: SettingValue {
  static var expectation: String { "a list of texts" }
  static var isList: Bool { true }

  /// One text stands for a list of one.
  init?(_ node: Node) {
    let elements = node.sequence ?? [node]
    let texts = elements.compactMap { $0.isNull ? nil : $0.scalar?.text }
    guard texts.count == elements.count, !texts.contains("") else { return nil }
    self = texts
  }

  var node: Node? {
    let start = Position(line: 1, column: 1)
    return isEmpty ? nil : Node(.sequence(map { Node(text: $0) }), at: start)
  }
}

extension Optional: SettingValue where Wrapped: SettingValue {
  static var expectation: String { Wrapped.expectation }
  static var words: [String] { Wrapped.words }

  init?(_ node: Node) {
    guard let value = Wrapped(node) else { return nil }
    self = value
  }

  var node: Node? { flatMap(\.node) }
}

extension String: SettingValue {
  static var expectation: String { "a text" }

  init?(_ node: Node) {
    guard let text = node.scalar?.text, !node.isNull, !text.isEmpty else { return nil }
    self = text
  }

  var node: Node? { Node(text: self) }
}

extension Platform: SettingValue {
  static var expectation: String { "a platform, os/architecture such as linux/arm64" }

  init?(_ node: Node) {
    guard let text = node.scalar?.text else { return nil }
    self.init(parsing: text)
  }

  var node: Node? { Node(text: description) }
}

extension Node {
  init(text: String) {
    self.init(
      .scalar(Scalar(text: text, kind: .string, style: .plain)), at: Position(line: 1, column: 1))
  }
}
