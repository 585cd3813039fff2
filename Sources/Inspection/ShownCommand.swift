import Secrets

/// A history entry as a report may show it: without build arguments, and without what looks like a secret.
struct ShownCommand {
  let text: String

  init(_ createdBy: String, scanner: SecretScanner) {
    let command = HistoryCommand(createdBy: createdBy)
    let mask = SecretMask(scanner: scanner)
    let words = command.text.utf8.split(omittingEmptySubsequences: false) {
      $0 == 0x20 || $0 == 0x09 || $0 == 0x0A
    }
    .map { mask.word(String(Substring($0))) }
    let body = mask.hidesMore(words) ? SecretMask.mark : words.joined(separator: " ")
    text = command.keyword.isEmpty ? body : "\(command.keyword) \(body)"
  }
}
