/// Names of variables and labels that say their value is a secret.
public enum SecretName {
  /// Words that say so alone, also at the end of another, as in `PGPASSWORD`.
  private static let endings = ["password", "passwd", "passphrase", "secret", "token", "apikey"]
  private static let words: Set<String> = [
    "pwd", "passcode", "secrets", "credential", "credentials", "privatekey", "accesskey",
  ]
  /// Keys that are secret; a `PUBLIC_KEY` or a `GPG_KEY` is not.
  private static let keys: Set<String> = [
    "access", "account", "api", "auth", "encryption", "master", "private", "secret", "signing", "storage",
  ]
  /// What a name ends in that tells where the secret is, or something about it.
  private static let attributes: Set<String> = [
    "age", "algorithm", "alg", "arn", "audience", "count", "dir", "directory", "enabled", "endpoint", "env",
    "expiration",
    "expiry", "file", "format", "header", "id", "issuer", "length", "limit", "max", "min", "mode", "name",
    "path", "policy", "prefix", "provider", "ref", "size", "store", "timeout", "ttl", "type", "uri", "url",
    "version",
  ]

  /// Whether a name such as `DB_PASSWORD`, `apiKey` or `github-token` announces a secret.
  ///
  /// Words are told apart at `_`, `-`, `.` and capitals: `MONKEY` holds no key and `TOKENIZERS_PARALLELISM` no token.
  public static func isTelling(_ name: String) -> Bool {
    let parts = words(of: name)
    guard let last = parts.last, !attributes.contains(last) else { return false }
    // The shell's own PWD is a directory.
    if parts == ["pwd"] { return false }
    if last == "pass" { return true }
    for (index, part) in parts.enumerated() {
      if words.contains(part) || endings.contains(where: { isEnding($0, of: part) }) { return true }
      if index > 0, part == "key", keys.contains(parts[index - 1]) { return true }
      if index > 0, part == "string", parts[index - 1] == "connection" { return true }
    }
    return false
  }

  private static func isEnding(_ ending: String, of word: String) -> Bool {
    word.utf8.reversed().starts(with: ending.utf8.reversed())
  }

  /// In lower case and without the digits at their end.
  private static func words(of name: String) -> [String] {
    var words: [[UInt8]] = [[]]
    let bytes = Array(name.utf8)
    for (index, byte) in bytes.enumerated() {
      if startsWord(bytes, at: index) { words.append([]) }
      if byte.isLetterOrDigit || byte >= 0x80 { words[words.count - 1].append(byte) }
    }
    return words.compactMap { word in
      let end = (word.lastIndex { !$0.isDigit } ?? -1) + 1
      return end > 0 ? String(decoding: word[..<end], as: UTF8.self).lowercased() : nil
    }
  }

  private static func startsWord(_ bytes: [UInt8], at index: Int) -> Bool {
    let byte = bytes[index]
    if !byte.isLetterOrDigit { return byte < 0x80 }
    guard byte.isUppercase, index > 0 else { return false }
    let isAcronymEnd = index + 1 < bytes.count && bytes[index - 1].isUppercase && bytes[index + 1].isLowercase
    return bytes[index - 1].isLowercase || bytes[index - 1].isDigit || isAcronymEnd
  }
}
