import Checklists
import Diagnostics
import Documents

/// What one source decides: the flags, the environment or the configuration file.
struct SettingLayer {
  /// By the name of the setting.
  private(set) var entries: [String: Entry] = [:]
  private(set) var parameters: [ParameterAssignment] = []
  private var problems: [Diagnostic] = []

  struct Entry {
    let node: Node
    let source: SourceText
    let origin: String
    var isFlag = false
  }

  /// Takes a value from a document or a variable; a wrong one is kept as a problem.
  ///
  /// - Parameter origin: what reports call a place in the source.
  mutating func set(
    _ setting: any AnySetting, _ node: Node, in source: SourceText, origin: (Position) -> String
  ) {
    guard setting.accepts(node) else {
      problems.append(Self.mismatch(setting, node, in: source))
      return
    }
    if let mapping = ParameterMapping(node) {
      parameters += mapping.members.map {
        ParameterAssignment($0, in: source, origin: origin($0.keyPosition))
      }
    } else {
      entries[setting.name] = Entry(node: node, source: source, origin: origin(node.position))
    }
  }

  /// Takes a flag, if it was given.
  mutating func set<Value>(_ path: KeyPath<SettingTable, Setting<Value>>, flag value: Value?) {
    let setting = Settings.table[keyPath: path]
    guard let node = value?.node else { return }
    let flag = "--" + setting.name
    entries[setting.name] = Entry(
      node: node, source: SourceText(name: flag, text: ""), origin: flag, isFlag: true)
  }

  /// Takes values of `--set NAME=VALUE`.
  mutating func set(parameters texts: [String]) {
    for text in texts {
      do throws(Diagnostics) {
        parameters.append(try ParameterAssignment(parsing: text, origin: "--set"))
      } catch {
        problems += error.all
      }
    }
  }

  /// Everything that is wrong with it, line by line.
  var problemsByPlace: [Diagnostic] {
    let start = Position(line: 1, column: 1)
    return problems.sorted { $0.position ?? start < $1.position ?? start }
  }

  mutating func add(_ problem: Diagnostic) {
    problems.append(problem)
  }

  private static func mismatch(_ setting: any AnySetting, _ node: Node, in source: SourceText) -> Diagnostic {
    // Of a list, the first that is not what it must be.
    let elements = setting.isList ? node.sequence ?? [] : []
    let node = elements.first { $0.scalar?.text.isEmpty == false && !setting.accepts($0) } ?? node
    let text = node.isNull ? nil : node.scalar?.text
    let found = text.map { "'\($0)'" } ?? node.description
    let advice = text.map { Suggestion.phrase(for: $0, in: setting.words) } ?? ""
    return Diagnostic(
      "'\(setting.name)' must be \(setting.expectation), but is \(found)\(advice)", in: source,
      at: node.position)
  }
}
