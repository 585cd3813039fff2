import Checklists
import Diagnostics
import Documents

/// What the user decided: flags win over the environment, that over the configuration file, that over defaults.
@dynamicMemberLookup
struct Settings {
  static let table = SettingTable()

  /// Values of parameters, those that count most last.
  let parameters: [ParameterAssignment]
  private let values: [String: SettingLayer.Entry]

  /// - Parameter layers: what counts most last. A value that is overridden must be right, too.
  init(_ layers: [SettingLayer]) throws(Diagnostics) {
    let problems = layers.flatMap(\.problemsByPlace)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    values = layers.map(\.entries).reduce(into: [:]) { $0.merge($1) { _, later in later } }
    parameters = layers.flatMap(\.parameters)
  }

  subscript<Value>(dynamicMember path: KeyPath<SettingTable, Setting<Value>>) -> Value {
    let setting = Self.table[keyPath: path]
    return values[setting.name].flatMap { Value($0.node) } ?? setting.standard
  }

  /// The value of a setting as a document would say it, and where it was decided.
  func decision(on setting: any AnySetting) -> (node: Node?, origin: String) {
    values[setting.name].map { ($0.node, $0.origin) } ?? (setting.standardNode, "default")
  }

  /// A message about a word that some setting has, at the place where it stands; nil when it came as a flag.
  func diagnostic(_ message: String, aboutWord word: String) -> Diagnostic? {
    for setting in Self.table.all {
      guard let entry = values[setting.name], !entry.isFlag else { continue }
      let elements = entry.node.sequence ?? [entry.node]
      if let element = elements.first(where: { $0.scalar?.text == word }) {
        return Diagnostic(message, in: entry.source, at: element.position)
      }
    }
    return nil
  }
}
