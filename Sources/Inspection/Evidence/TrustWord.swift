/// How far a file is known to be the one that somebody tested; the best first, but for one that differs.
enum TrustWord: String, CaseIterable, Sendable {
  /// It is not what a list says.
  case differs
  /// It is what a list says that a trusted signer signed.
  case verified
  /// It is what a list says that nobody trusted signed.
  case listed = "matches-list"
  /// It is what the database of its package says, which lies in the image itself.
  case consistent = "package"
  /// Nobody says what it should be.
  case unknown

  /// In words for people.
  var phrase: String {
    switch self {
    case .differs: "differs from its list"
    case .verified: "verified"
    case .listed: "matches an unsigned list"
    case .consistent: "consistent with its package"
    case .unknown: "unknown"
    }
  }
}
