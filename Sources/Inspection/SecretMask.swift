import Secrets

/// Blots out what looks like a secret in a text that a report shows.
///
/// Other scanners find a secret in one place and print it in another, as the origin of an unrelated finding.
struct SecretMask {
  static let mark = "***"

  let scanner: SecretScanner

  /// A word without white space: `PASSWORD=hunter2` keeps its name.
  func word(_ word: String) -> String {
    let name = word.utf8.prefix { $0 != UInt8(ascii: "=") }
    if name.count < word.utf8.count {
      let label = String(Substring(name))
      let value = String(Substring(word.utf8.dropFirst(name.count + 1)))
      let bare = String(
        decoding: name.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      if Self.isSecret(value, of: bare) { return "\(label)=\(Self.mark)" }
    }
    return scanner.matches(in: word).isEmpty ? word : Self.mark
  }

  /// Whether words that were looked at one by one hold more than that shows: a secret that runs over several of
  /// them, or a password that a command takes from a pipe.
  func hidesMore(_ words: [String]) -> Bool {
    !scanner.matches(in: words.joined(separator: " ")).isEmpty
      || words.contains { $0.utf8.elementsEqual("chpasswd".utf8) }
  }

  static func isSecret(_ value: String, of name: String) -> Bool {
    SecretName.isTelling(name) && !SecretValue.isPlaceholder(value) && !SecretValue.isPath(value)
  }
}

extension SecretMask {
  /// Lines of a file, their white space as it is.
  ///
  /// - Parameter values: what is known to be secret, whatever it looks like.
  func lines(_ lines: [String], hiding values: [String] = []) -> [String] {
    let shown = lines.map { line($0, hiding: values) }
    // A key that runs over several lines.
    guard scanner.matches(in: shown.joined(separator: "\n")).isEmpty else { return shown.map(blotted) }
    return shown
  }

  private func line(_ line: String, hiding values: [String]) -> String {
    let bytes = values.filter { !$0.isEmpty }.reduce(Array(line.utf8)) { bytes, value in
      bytes.replacing(Array(value.utf8), with: Array(Self.mark.utf8))
    }
    let words = bytes.split(omittingEmptySubsequences: false, whereSeparator: Self.isBlank)
      .map { word(String(decoding: $0, as: UTF8.self)) }
    var blanks = bytes.filter(Self.isBlank)[...]
    let shown = words.reduce(into: [UInt8]()) { text, word in
      text += Array(word.utf8)
      if let blank = blanks.popFirst() { text.append(blank) }
    }
    let text = String(decoding: shown, as: UTF8.self)
    return hidesMore(words) ? blotted(text) : text
  }

  /// The first word, and nothing of what follows.
  private func blotted(_ line: String) -> String {
    let indent = line.utf8.prefix(while: Self.isBlank)
    let first = line.utf8.dropFirst(indent.count).prefix { !Self.isBlank($0) }
    let isKeyword = first.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    return String(Substring(indent)) + (isKeyword ? String(Substring(first)) + " " : "") + Self.mark
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
