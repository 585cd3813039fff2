/// What the user's trust policy says: who may sign, what they may sign, and how far that goes.
public struct TrustPolicy: Sendable {
  /// Everybody it names.
  public let everybody: Trust
  public let models: Models

  public struct Models: Sendable {
    /// Who may sign models and manifests.
    public let signers: Trust
    public let pickle: PickleRule
    /// `module.name` that pickles may use, whoever signed them.
    public let allowedGlobals: [String]
  }

  /// Nobody is trusted.
  public static let none = TrustPolicy(
    everybody: Trust(), models: Models(signers: Trust(), pickle: .review, allowedGlobals: []))

  /// The same, with keys that may sign everything.
  public func trusting(_ keys: [TrustedKey]) -> TrustPolicy {
    func adding(_ trust: Trust) -> Trust { Trust(keys: trust.keys + keys, authorities: trust.authorities) }
    return TrustPolicy(
      everybody: adding(everybody),
      models: Models(
        signers: adding(models.signers), pickle: models.pickle, allowedGlobals: models.allowedGlobals))
  }

  /// What is to be done with pickles that a trusted signature covers.
  public enum PickleRule: String, CaseIterable, Sendable {
    /// A person must look at them all the same.
    case review
    case allowSigned = "allow-signed"
  }
}

/// Why a file that a policy names cannot be read, as a phrase that follows its name.
public struct UnreadableFile: Error, Hashable, Sendable {
  public let reason: String

  public init(_ reason: String) {
    self.reason = reason
  }
}
