import Secrets

/// A history entry as a report may show it: without build arguments, and without what looks like a secret.
///
/// Other scanners find a secret in one place and print it in another, as the origin of an unrelated finding.
struct ShownCommand {
  let text: String

  init(_ createdBy: String, scanner: SecretScanner) {
    let command = HistoryCommand(createdBy: createdBy)
    let words = command.text.utf8.split(omittingEmptySubsequences: false) {
      $0 == 0x20 || $0 == 0x09 || $0 == 0x0A
    }
    .map { Self.masked(String(Substring($0)), scanner) }
    let shown = words.joined(separator: " ")
    // A secret that runs over several words, or a password that a command takes from a pipe.
    let hidesMore =
      !scanner.matches(in: shown).isEmpty || words.contains { $0.utf8.elementsEqual("chpasswd".utf8) }
    let body = hidesMore ? Self.mask : shown
    text = command.keyword.isEmpty ? body : "\(command.keyword) \(body)"
  }

  private static let mask = "***"

  private static func masked(_ word: String, _ scanner: SecretScanner) -> String {
    let name = word.utf8.prefix { $0 != UInt8(ascii: "=") }
    if name.count < word.utf8.count {
      let label = String(Substring(name))
      let value = String(Substring(word.utf8.dropFirst(name.count + 1)))
      let bare = String(
        decoding: name.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      if SecretName.isTelling(bare), !SecretValue.isPlaceholder(value), !SecretValue.isPath(value) {
        return "\(label)=\(mask)"
      }
    }
    return scanner.matches(in: word).isEmpty ? word : mask
  }
}
