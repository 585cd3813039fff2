import Diagnostics

/// The rules of a sudoers file that ask for no password (sudoers(5)).
public struct SudoersFile: Sendable {
  public private(set) var passwordless: [SudoRule] = []

  /// Reads a file; lines that end in a backslash go on in the next one.
  public init(parsing bytes: [UInt8]) {
    let source = SourceText(name: "", text: String(escapingInvalid: bytes))
    var (text, start) = ("", 1)
    for (index, line) in source.lines.enumerated() {
      if text.isEmpty { start = index + 1 }
      if line.utf8.last == UInt8(ascii: "\\") {
        text += String(Substring(line.utf8.dropLast())) + " "
        continue
      }
      add(text + line, line: start)
      text = ""
    }
    if !text.isEmpty { add(text, line: start) }
  }

  private mutating func add(_ line: String, line number: Int) {
    // `#1000` is a user's number, `#include` a directive: neither matters here, so every `#` ends a line.
    let content = line.utf8.prefix { $0 != UInt8(ascii: "#") }
    let words = content.split { byte in
      [0x20, 0x09, UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "=")].contains(byte)
    }
    let tags = ["NOPASSWD", "!authenticate"]
    guard words.contains(where: { word in tags.contains { word.elementsEqual($0.utf8) } }) else { return }
    let shown = String(Substring(content)).utf8.split { $0 == 0x20 || $0 == 0x09 }.map {
      String(Substring($0))
    }
    passwordless.append(SudoRule(text: shown.joined(separator: " "), line: number))
  }
}

/// One rule of a sudoers file.
public struct SudoRule: Hashable, Sendable {
  public let text: String
  public let line: Int
}
