/// A file of sections and `key = value` lines.
struct INIFile {
  /// What the readers of such files do differently.
  enum Dialect {
    /// dnf, yum and zypper: a section with `enabled=0` is a repository that is switched off.
    case repository
    /// pip: keys in any case, with `_` or `-`.
    case pip
    /// npm: a key alone is true, values may be quoted, and no line continues another.
    case npm
  }

  private(set) var parsed = ParsedSettings()
  private let dialect: Dialect
  private var section = ""
  private var hasKeyToContinue = false

  init(parsing bytes: [UInt8], dialect: Dialect) {
    self.dialect = dialect
    for line in bytes.lines {
      let content = line.bytes.trimmed
      if content.isEmpty || content.first == UInt8(ascii: "#") || content.first == UInt8(ascii: ";") {
        continue
      }
      if hasKeyToContinue, line.bytes.first?.isWhitespace == true, let last = parsed.settings.indices.last {
        parsed.settings[last].value += (parsed.settings[last].value.isEmpty ? "" : "\n") + content.text
      } else if content.first == UInt8(ascii: "[") {
        openSection(content, line)
      } else {
        add(content, line)
      }
    }
    if dialect == .repository { switchOffSections() }
  }

  private mutating func openSection(_ content: ArraySlice<UInt8>, _ line: Line) {
    guard content.last == UInt8(ascii: "]") else {
      parsed.problems.append(line.problem("the section name has no ']'"))
      return
    }
    section = content.dropFirst().dropLast().trimmed.text
    hasKeyToContinue = false
  }

  private mutating func add(_ content: ArraySlice<UInt8>, _ line: Line) {
    let halves = content.halves { $0 == UInt8(ascii: "=") || dialect != .npm && $0 == UInt8(ascii: ":") }
    if halves == nil, dialect != .npm {
      parsed.problems.append(line.problem("not a key, '=' and a value"))
      return
    }
    hasKeyToContinue = dialect != .npm
    let value = halves?.after.trimmed.text ?? "true"
    parsed.settings.append(
      ParsedSettings.Setting(
        section: section, key: key(halves?.before.trimmed ?? content),
        value: dialect == .npm ? unquoted(value) : value,
        line: line.number))
  }

  private func key(_ bytes: ArraySlice<UInt8>) -> String {
    guard dialect == .pip else { return bytes.text }
    return bytes.lowered.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }[...].text
  }

  private func unquoted(_ value: String) -> String {
    let bytes = Array(value.utf8)
    guard bytes.count >= 2, let quote = bytes.first, quote == bytes.last, "\"'".utf8.contains(quote) else {
      return value
    }
    return bytes[1..<(bytes.count - 1)].text
  }

  private mutating func switchOffSections() {
    let switches = parsed.settings.filter { setting in
      setting.key.isSpelt("enabled") && ["0", "no", "false", "off"].contains(where: setting.value.isSpelt)
    }
    let off = Set(switches.map { Array($0.section.utf8) })
    for index in parsed.settings.indices {
      parsed.settings[index].isEnabled = !off.contains(Array(parsed.settings[index].section.utf8))
    }
  }
}

extension String {
  func isSpelt(_ text: String) -> Bool { Array(utf8)[...].isSpelt(text) }
}
