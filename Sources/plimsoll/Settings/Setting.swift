import ArgumentParser
import Documents

/// One thing that a user may decide by a flag, a variable of the environment or the configuration file.
struct Setting<Value: SettingValue>: AnySetting {
  let name: String
  let standard: Value
  let documentation: String
  let valueName: String?
  let location: Location

  init(
    _ name: String, default standard: Value, _ documentation: String, valueName: String? = nil,
    location: Location = .nowhere
  ) {
    self.name = name
    self.standard = standard
    self.documentation = documentation
    self.valueName = valueName
    self.location = location
  }

  var standardNode: Node? { standard.node }
  var expectation: String { Value.expectation }
  var words: [String] { Value.words }
  var isList: Bool { Value.isList }

  func accepts(_ node: Node) -> Bool { Value(node) != nil }
}

/// Whether a setting's value is a path, which the configuration file gives relative to itself.
enum Location: Sendable {
  case nowhere
  case path
  /// An id, or a path when it has a slash or is there.
  case idOrPath
  /// A path behind an equals sign, where there is one.
  case afterEquals
}

/// A setting without regard to the type of its values.
protocol AnySetting: Sendable {
  /// As the configuration file has it; a dot leads into a mapping.
  var name: String { get }
  var documentation: String { get }
  var valueName: String? { get }
  var location: Location { get }
  var standardNode: Node? { get }
  var expectation: String { get }
  var words: [String] { get }
  var isList: Bool { get }

  func accepts(_ node: Node) -> Bool
}

extension AnySetting {
  /// The variable of the environment: `fail-on` → `PLIMSOLL_FAIL_ON`.
  var variable: String {
    let words = name.unicodeScalars.split { $0 == "-" || $0 == "." }
    return (["PLIMSOLL"] + words.map { String($0).uppercased() }).joined(separator: "_")
  }

  /// The names of the mappings on the way to it, and its own.
  var keys: [String] {
    name.unicodeScalars.split(separator: ".").map { String($0) }
  }

  var flag: NameSpecification { .customLong(name) }

  /// What `--help` says; ArgumentParser itself adds the words of a choice, but not those of a list.
  var help: ArgumentHelp {
    let standard = standardNode?.scalar.map { " (default: \($0.text))" }
    let addition = isList && !words.isEmpty ? " (values: \(words.joined(separator: ", ")))" : ""
    return ArgumentHelp(
      "\(documentation)\(addition)\(valueName == nil ? standard ?? "" : "")", valueName: valueName)
  }
}
