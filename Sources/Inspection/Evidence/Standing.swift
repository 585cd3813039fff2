/// What is known of who made a list of fingerprints.
enum Standing: Sendable {
  /// Somebody whom the user trusts signed it: who, in words.
  case verified(by: String)
  /// It carries no signature.
  case unsigned
  /// It is signed, and the user named nobody who may.
  case untrusted(String)
  /// Its signature proves nothing, or it is broken.
  case invalid(String)

  enum Word: String, CaseIterable {
    case verified, unsigned, untrusted, invalid
  }

  var word: Word {
    switch self {
    case .verified: .verified
    case .unsigned: .unsigned
    case .untrusted: .untrusted
    case .invalid: .invalid
    }
  }

  /// What is wrong, in words; nil for what is as it should be, or says nothing.
  var reason: String? {
    switch self {
    case .verified, .unsigned: nil
    case .untrusted(let reason), .invalid(let reason): reason
    }
  }

  /// Who signed it, in words.
  var signer: String? {
    if case .verified(let signer) = self { signer } else { nil }
  }
}
