import Diagnostics
import Documents

/// The variables `PLIMSOLL_…` of the environment.
struct SettingsEnvironment {
  private static let prefix = "PLIMSOLL_"
  /// What builds and tests of this project read; no settings.
  private static let foreign = ["PLIMSOLL_BINARY", "PLIMSOLL_CORPUS", "PLIMSOLL_STATIC"]

  let layer: SettingLayer
  /// Variables that name no setting, and are nothing like one.
  let unknown: [String]

  init(_ environment: [String: String]) {
    var layer = SettingLayer()
    var unknown: [String] = []
    let own = environment.filter { $0.key.utf8.starts(with: Self.prefix.utf8) }
    for (name, value) in own.sorted(by: { $0.key < $1.key }) {
      // Pipelines pass inputs that nobody filled in as empty variables.
      guard !value.isEmpty, !Self.foreign.contains(name) else { continue }
      let source = SourceText(name: name, text: value)
      if let setting = Settings.table.all.first(where: { $0.variable == name }) {
        do throws(Diagnostics) {
          layer.set(setting, try Self.node(source, for: setting), in: source) { _ in name }
        } catch {
          for problem in error.all { layer.add(problem) }
        }
      } else if let meant = Self.meant(by: name) {
        layer.add(Diagnostic("no setting has this name; did you mean '\(meant)'?", source: name))
      } else {
        unknown.append(name)
      }
    }
    self.layer = layer
    self.unknown = unknown
  }

  /// The beginning that all share would make everything look alike.
  private static func meant(by name: String) -> String? {
    let known = Settings.table.all.map { String($0.variable.dropFirst(prefix.count)) }
    return Suggestion.nearest(to: String(name.dropFirst(prefix.count)), in: known).map { prefix + $0 }
  }

  /// A list has its elements between commas; a mapping is YAML; everything else is the text itself.
  private static func node(_ source: SourceText, for setting: any AnySetting) throws(Diagnostics) -> Node {
    if setting is Setting<ParameterMapping> { return try Node(parsingYAML: source) }
    guard setting.isList else { return Node(text: source.text) }
    var column = 1
    let elements = source.text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false).map {
      part in
      defer { column += part.count + 1 }
      let scalar = Scalar(text: String(part), kind: .string, style: .plain)
      return Node(.scalar(scalar), at: Position(line: 1, column: column))
    }
    return Node(.sequence(elements), at: Position(line: 1, column: 1))
  }
}
