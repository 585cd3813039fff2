/// A credential in a text, without the credential.
public struct SecretMatch: Hashable, Sendable {
  public let patternID: String
  public let title: String
  /// Enough of it to find it again: at most the first four characters, and its length.
  public let redacted: String
  /// Bits a byte.
  public let entropy: Double

  init(pattern: SecretPattern, value: String, entropy: Double) {
    patternID = pattern.id
    title = pattern.title
    self.entropy = entropy
    let scalars = value.unicodeScalars
    // Of a short password four characters would give away half.
    let shown = min(4, scalars.count / 5)
    redacted = String(String.UnicodeScalarView(scalars.prefix(shown))) + "… (\(scalars.count) characters)"
  }
}
