/// The signals that `STOPSIGNAL` may name.
enum SignalNames {
  private static let names: Set<String> = [
    "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
    "POLL",
    "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG",
    "USR1",
    "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX",
  ]

  static func isSignal(_ text: String) -> Bool {
    if let number = Int(text) { return number > 0 }
    var name = text.uppercasedASCII
    if name.utf8.starts(with: "SIG".utf8) { name = String(name.unicodeScalars.dropFirst(3)) }
    if names.contains(name) { return true }
    for (start, most) in [("RTMIN+", 15), ("RTMAX-", 14)] where name.utf8.starts(with: start.utf8) {
      return Int(String(name.unicodeScalars.dropFirst(6))).map { (1...most).contains($0) } ?? false
    }
    return false
  }
}
