import Diagnostics
import Glibc
import Reports

/// The terminal, if there is one.
enum Terminal {
  /// When to colour: the user's word, or a terminal that nobody asked to stay plain.
  enum Color: String, SettingChoice {
    case auto, always, never
  }

  /// - Parameter file: where a text goes; nil for standard output.
  static func style(color: Color, showsAll: Bool, file: String? = nil) -> TextStyle {
    guard file == nil else { return TextStyle(color: color == .always, showsAll: showsAll) }
    return TextStyle(color: isColored(color), width: width, showsAll: showsAll)
  }

  static var showsProgress: Bool { isatty(STDERR_FILENO) != 0 && variable("TERM") != "dumb" }

  /// Writes to standard error, where everything goes that is not the report.
  static func complain(_ text: String) {
    write(text + "\n", to: STDERR_FILENO)
  }

  /// Says whether everything was written: a full disk must not make a report look complete.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return false }
      rest = rest.dropFirst(max(count, 0))
    }
    return true
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func isColored(_ choice: Color) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if let plain = variable("NO_COLOR"), !plain.isEmpty { return false }
      if let forced = variable("CLICOLOR_FORCE"), forced != "0" { return true }
      return isatty(STDOUT_FILENO) != 0 && variable("TERM") != "dumb"
    }
  }

  /// A pseudo-terminal may say 0 columns; a pipe has none.
  ///
  /// 80 is what everybody can read.
  private static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) != 0, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else {
      return 80
    }
    return min(Int(size.ws_col), 120)
  }
}
