/// Why a file gives no key or no certificate; the text says what it holds instead, and what to do.
public enum KeyError: Error, Hashable, Sendable {
  case notPEM(wanted: String, Guess?)
  /// PEM of another kind than the one looked for, both with their articles.
  case holds(String, wanted: String)
  /// More than the one key that is due.
  case several(String)
  case encrypted
  /// A kind of key or a curve that nothing here can use, by its name.
  case unsupported(String)
  case malformed(String)

  /// What a file that is not PEM seems to be.
  public enum Guess: Hashable, Sendable {
    case der, ssh
  }
}

extension KeyError: CustomStringConvertible {
  /// A phrase that follows the name of the file.
  public var description: String {
    switch self {
    case .notPEM(let wanted, .der?):
      "holds binary DER, not \(wanted) in PEM; convert it with openssl pkey or openssl x509 and -inform DER"
    case .notPEM(let wanted, .ssh?):
      "holds a key in OpenSSH's form, not \(wanted) in PEM; convert it with ssh-keygen -e -m PKCS8 -f FILE"
    case .notPEM(let wanted, nil): "does not hold \(wanted) in PEM: nothing in it starts with '-----BEGIN'"
    case .holds(let content, let wanted): "holds \(content), not \(wanted)\(Self.advice(content, wanted))"
    case .several(let what): "holds several \(what); give the one that is meant in a file of its own"
    case .encrypted:
      "holds an encrypted private key; decrypt it with openssl pkey -in FILE -out DECRYPTED"
    case .unsupported(let kind):
      "holds a key of the kind \(kind), which is not supported; ECDSA over P-256, P-384 or P-521 is"
    case .malformed(let problem): "does not hold what it says: \(problem)"
    }
  }

  private static func advice(_ content: String, _ wanted: String) -> String {
    switch (content, wanted) {
    case ("a private key", "a public key"): "; write the public half with openssl pkey -in FILE -pubout"
    case ("a certificate", "a public key"):
      "; name the certificate as an authority, or write its key with openssl x509 -in FILE -pubkey -noout"
    default: ""
    }
  }
}
