/// The programs of supervisord's files (<http://supervisord.org/configuration.html>).
public enum SupervisorPrograms {
  /// The command lines of the sections `program:x` that start by themselves.
  public static func commands(_ bytes: [UInt8]) -> [String] {
    let settings = INIFile(parsing: bytes, dialect: .repository).parsed.settings
    let waiting = settings.filter { $0.key.isSpelt("autostart") && $0.value.isSpelt("false") }.map(\.section)
    return settings.filter { setting in
      setting.key.isSpelt("command") && setting.section.utf8.starts(with: "program:".utf8)
        && !waiting.contains { $0.utf8.elementsEqual(setting.section.utf8) }
    }.map { uncommented($0.value) }
  }

  /// A comment begins at a `;` behind a blank.
  private static func uncommented(_ value: String) -> String {
    var previous = UInt8(ascii: " ")
    let text = value.utf8.prefix { byte in
      defer { previous = byte }
      return !(byte == UInt8(ascii: ";") && (previous == 0x20 || previous == 0x09))
    }
    return String(Substring(text))
  }
}
