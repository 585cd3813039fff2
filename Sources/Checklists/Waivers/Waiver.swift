/// A decision to live with findings of one rule for a while: who made it, why and until when.
public struct Waiver: Hashable, Sendable {
  public let id: String
  /// The one rule it is about.
  public let rule: String
  public let kind: Kind
  /// What it covers: one matching entry is enough.
  public let targets: [WaiverTarget]
  public let reason: String
  public let mitigation: String?
  public let approvedBy: String
  public let approvedOn: Day
  /// The last day on which it holds.
  public let expiresOn: Day
  public let ticket: String?
  public let severityOverride: SeverityOverride?
  public let milestones: [Milestone]
  public let contact: Contact?
  public let resources: String?

  /// FedRAMP's kinds of deviation.
  public enum Kind: String, CaseIterable, Sendable {
    case riskAccepted = "risk-accepted"
    case falsePositive = "false-positive"
    case notApplicable = "not-applicable"
    /// A plan of action and milestones: it exempts only while the plan is kept.
    case poam
    case inherited
    case operationalRequirement = "operational-requirement"
  }

  public struct Milestone: Hashable, Sendable {
    public let description: String
    public let due: Day
    public let isDone: Bool
  }

  public struct Contact: Hashable, Sendable {
    public let name: String?
    public let organization: String?
    public let email: String?
  }
}

/// A category that stands in for the rule's, and why.
public struct SeverityOverride: Hashable, Sendable {
  public let category: Category
  public let reason: String
}

extension Waiver {
  /// The last day on which it exempts anything: a plan ends with its earliest unfinished milestone.
  public var lastDay: Day { min(expiresOn, nextMilestone ?? expiresOn) }

  var nextMilestone: Day? {
    kind == .poam ? milestones.filter { !$0.isDone }.map(\.due).min() : nil
  }
}
