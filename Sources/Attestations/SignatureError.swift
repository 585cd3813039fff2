/// Why a signature proves nothing, or none could be made.
///
/// Every case fails; they differ in what a person has to do about it.
public enum SignatureError: Error, Hashable, Sendable {
  /// A document is not what its specification asks; it is named, with its article.
  case malformed(String, String)
  /// Well formed, but nothing here can check it.
  case unsupported(String)
  /// The signature is by nobody who was given as trusted.
  case untrusted(String)
  /// A trusted key is named, and the signature is not its signature of these bytes.
  case wrong(String)
  case cannotSign(String)
}

extension SignatureError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let document, let problem): "\(document) is malformed: \(problem)"
    case .unsupported(let what): "unsupported: \(what)"
    case .untrusted(let reason): "not trusted: \(reason)"
    case .wrong(let reason): "wrong signature: \(reason)"
    case .cannotSign(let reason): "cannot sign: \(reason)"
    }
  }
}
