/// apt's lists of repositories, in both their forms.
enum AptSources {
  /// One setting for every option of `deb [trusted=yes arch=amd64] URI suite component…`.
  static func parseLines(_ bytes: [UInt8]) -> ParsedSettings {
    var parsed = ParsedSettings()
    for line in bytes.lines {
      let content = line.bytes.prefix { $0 != UInt8(ascii: "#") }.trimmed
      if content.isEmpty { continue }
      guard let source = SourceLine(content) else {
        parsed.problems.append(line.problem("not a line of the form 'deb [options] URI suite components'"))
        continue
      }
      for option in source.options {
        guard let (key, value) = option.halves(at: "=") else {
          parsed.problems.append(line.problem("the option '\(option.text)' has no value"))
          continue
        }
        parsed.settings.append(
          ParsedSettings.Setting(section: source.uri, key: key.text, value: value.text, line: line.number))
      }
    }
    return parsed
  }

  /// One setting for every field of a paragraph, its name in lower case as the other form has it.
  static func parseStanzas(_ bytes: [UInt8]) -> ParsedSettings {
    let file = StanzaFile(parsing: bytes, allowsComments: true)
    var parsed = ParsedSettings(problems: file.problems)
    for stanza in file.stanzas {
      let section = stanza["URIs"]?.text ?? ""
      if section.isEmpty { parsed.problems.append("line \(stanza.line): the repository has no URIs") }
      let isEnabled = stanza["Enabled"].map { !isNo($0) } ?? true
      for field in stanza.fields {
        parsed.settings.append(
          ParsedSettings.Setting(
            section: section, key: field.name.lowered.text, value: field.value.trimmed.text,
            isEnabled: isEnabled,
            line: field.line))
      }
    }
    return parsed
  }

  private static func isNo(_ value: ArraySlice<UInt8>) -> Bool {
    ["no", "false", "without", "off", "disable", "0"].contains(where: value.isSpelt)
  }
}

private struct SourceLine {
  let options: [ArraySlice<UInt8>]
  let uri: String

  init?(_ content: ArraySlice<UInt8>) {
    guard let type = content.words.first, type.isSpelt("deb") || type.isSpelt("deb-src") else { return nil }
    var rest = content.dropFirst(type.count).trimmed
    if rest.first == UInt8(ascii: "[") {
      guard let (inside, after) = rest.dropFirst().halves(at: "]") else { return nil }
      options = inside.words
      rest = after
    } else {
      options = []
    }
    let words = rest.words
    guard words.count >= 2 else { return nil }
    uri = words[0].text
  }
}
