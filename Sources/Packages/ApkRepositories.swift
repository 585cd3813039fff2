/// Alpine's list of repositories: one URL or path a line, behind an `@tag` or not.
enum ApkRepositories {
  static func parse(_ bytes: [UInt8]) -> ParsedSettings {
    var parsed = ParsedSettings()
    for line in bytes.lines {
      let words = line.bytes.words
      guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
      let isTagged = first.first == UInt8(ascii: "@")
      guard let location = isTagged ? words.dropFirst().first : first else {
        parsed.problems.append(line.problem("the tag '\(first.text)' has no repository"))
        continue
      }
      parsed.settings.append(
        ParsedSettings.Setting(
          section: isTagged ? first.text : "", key: "repository", value: location.text, line: line.number))
    }
    return parsed
  }
}
