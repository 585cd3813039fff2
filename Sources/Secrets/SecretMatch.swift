/// A credential in a text, without the credential.
public struct SecretMatch: Hashable, Sendable {
  public let patternID: String
  public let title: String
  /// Enough of it to find it again: at most the first four characters, and its length; of a key, the line above it.
  public let redacted: String
  /// Bits a byte.
  public let entropy: Double

  init(pattern: SecretPattern, value: String, entropy: Double) {
    patternID = pattern.id
    title = pattern.title
    self.entropy = entropy
    if let title = Self.keyTitle(value) {
      redacted = title
      return
    }
    let scalars = value.unicodeScalars
    // Of a short password four characters would give away half.
    let shown = min(4, scalars.count / 5)
    redacted = String(String.UnicodeScalarView(scalars.prefix(shown))) + "… (\(scalars.count) characters)"
  }

  /// `-----BEGIN … PRIVATE KEY-----`, which says what the key is and nothing of the key (RFC 7468, section 2).
  private static func keyTitle(_ value: String) -> String? {
    let beginning = "-----BEGIN ".utf8
    guard value.utf8.starts(with: beginning) else { return nil }
    let label = value.utf8.dropFirst(beginning.count).prefix { $0 == UInt8(ascii: " ") || $0.isKeyLabel }
    return "-----BEGIN " + String(Substring(label)) + "-----"
  }
}

extension UInt8 {
  fileprivate var isKeyLabel: Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
