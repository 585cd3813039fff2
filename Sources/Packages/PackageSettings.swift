/// The settings files of package managers: which they are, and what they say.
public enum PackageSettings {
  /// The package manager that reads the file at this path, the leading `/` given or not.
  ///
  /// A file that its tool would pass over, such as `apt.conf.d/50x.bak`, is none.
  public static func tool(readingFileAt path: String) -> PackageSetting.Tool? {
    SettingsFile.all.first { $0.matches(path) }?.tool
  }

  /// The settings of such a file, in its order, and the lines that could not be read.
  public static func parse(path: String, bytes: [UInt8]) -> (settings: [PackageSetting], problems: [String]) {
    guard let file = SettingsFile.all.first(where: { $0.matches(path) }) else {
      return ([], ["\(path) is not a settings file of a known package manager"])
    }
    let parsed = file.syntax.parse(bytes)
    let settings = parsed.settings.map { raw in
      PackageSetting(
        tool: file.tool, section: raw.section, key: raw.key, value: raw.value, isEnabled: raw.isEnabled,
        path: path, line: raw.line)
    }
    return (settings, parsed.problems)
  }
}

/// What a parser of one syntax found.
struct ParsedSettings {
  struct Setting {
    var section = ""
    var key: String
    var value: String
    var isEnabled = true
    var line: Int
  }

  // A key repeats the scopes around it: a long scope in a hostile file would be copied into every key in it.
  static let longestKey = 1000

  var settings: [Setting] = []
  var problems: [String] = []
}

/// How a settings file is written.
enum SettingsSyntax {
  case aptConfiguration, aptSources, aptStanzas, ini, pip, npm, apkRepositories, yaml

  func parse(_ bytes: [UInt8]) -> ParsedSettings {
    switch self {
    case .aptConfiguration: AptConfiguration.parse(bytes)
    case .aptSources: AptSources.parseLines(bytes)
    case .aptStanzas: AptSources.parseStanzas(bytes)
    case .ini: INIFile(parsing: bytes, dialect: .repository).parsed
    case .pip: INIFile(parsing: bytes, dialect: .pip).parsed
    case .npm: INIFile(parsing: bytes, dialect: .npm).parsed
    case .apkRepositories: ApkRepositories.parse(bytes)
    case .yaml: YAMLSettings.parse(bytes)
    }
  }
}
