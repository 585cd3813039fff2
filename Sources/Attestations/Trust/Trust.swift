/// Who may sign for one purpose: keys and certificate authorities, each under the name the user gave it.
///
/// All of it comes from the user's own files, none from what is checked or from the system.
public struct Trust: Sendable {
  public var keys: [TrustedKey]
  public var authorities: [TrustedAuthority]

  public init(keys: [TrustedKey] = [], authorities: [TrustedAuthority] = []) {
    self.keys = keys
    self.authorities = authorities
  }
}

public struct TrustedKey: Hashable, Sendable {
  public let name: String
  public let key: PublicKey

  public init(name: String, key: PublicKey) {
    self.name = name
    self.key = key
  }
}

public struct TrustedAuthority: Sendable {
  public let name: String
  /// The certificates that need no issuer; an intermediate or a signer's own certificate may be one.
  public let roots: CertificateList
  /// What may be missing in bundles.
  public let intermediates: CertificateList
  /// Which of its certificates may sign, by ``SigningCertificate/identities``; nil for all.
  public let identities: [String]?

  public init(
    name: String, roots: CertificateList, intermediates: CertificateList = .none, identities: [String]? = nil
  ) {
    self.name = name
    self.roots = roots
    self.intermediates = intermediates
    self.identities = identities
  }

  /// Why it does not stand behind a certificate; nil when it does.
  func problem(
    with chain: CertificateChain, describedAs certificate: SigningCertificate, at time: Int64
  ) -> String? {
    if let problem = chain.problem(
      anchors: roots.certificates, intermediates: intermediates.certificates, at: time)
    {
      return problem
    }
    guard let identities else { return nil }
    let isNamed = identities.contains { wanted in
      certificate.identities.contains { $0.utf8.elementsEqual(wanted.utf8) }
    }
    return isNamed
      ? nil : "\(certificate.subject) is none of the identities \(identities.joined(separator: ", "))"
  }
}

/// Who signed, as the user knows them.
public enum Signer: Hashable, Sendable {
  case key(TrustedKey)
  /// A certificate, and the name of the authority behind it.
  case certificate(SigningCertificate, authority: String)

  /// The name in the user's own files.
  public var name: String {
    switch self {
    case .key(let key): key.name
    case .certificate(_, let authority): authority
    }
  }
}

extension Signer: CustomStringConvertible {
  public var description: String {
    switch self {
    case .key(let key): "the key '\(key.name)' (\(key.key))"
    case .certificate(let certificate, let authority): "\(certificate), under the authority '\(authority)'"
    }
  }
}
