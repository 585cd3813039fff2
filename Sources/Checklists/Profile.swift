/// A named way to judge by a checklist: which of its rules, with which values and severities.
public struct Profile: Sendable {
  public let id: String
  public let title: String
  /// The checklist that declares it; one that extends it inherits the profile.
  public let checklist: String
  /// Everything it changes, that of the profiles it extends included.
  let tailoring: Tailoring
}
