import Diagnostics
import Documents

/// The settings of gem and conda: the top level of a YAML mapping, one setting for every scalar in it.
enum YAMLSettings {
  static func parse(_ bytes: [UInt8]) -> ParsedSettings {
    var parsed = ParsedSettings()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return ParsedSettings(problems: ["the file is not UTF-8"])
    }
    if bytes.lines.allSatisfy({ $0.bytes.trimmed.first.map { $0 == UInt8(ascii: "#") } ?? true }) {
      return parsed
    }
    do throws(Diagnostics) {
      let root = try Node(parsingYAML: SourceText(name: "", text: text))
      guard let members = root.mapping else { return ParsedSettings(problems: ["the file is no mapping"]) }
      for member in members { add(member.key, member.value, to: &parsed) }
    } catch {
      parsed.problems = error.all.map { "line \($0.position?.line ?? 1): \($0.message)" }
    }
    return parsed
  }

  /// A list gives its key once an element; a mapping adds its keys, with dots between.
  private static func add(_ key: String, _ value: Node, to parsed: inout ParsedSettings) {
    guard key.utf8.count <= ParsedSettings.longestKey else {
      parsed.problems.append("line \(value.position.line): the key is too long")
      return
    }
    switch value.content {
    case .scalar(let scalar):
      parsed.settings.append(ParsedSettings.Setting(key: key, value: scalar.text, line: value.position.line))
    case .sequence(let elements):
      for element in elements { add(key, element, to: &parsed) }
    case .mapping(let members):
      for member in members { add(key + "." + member.key, member.value, to: &parsed) }
    }
  }
}
