/// What the waivers of a file did in a run.
public struct WaiverReview: Sendable {
  /// The file, as messages name it.
  public let source: String
  public let day: Day
  /// How many waivers the file has, whatever they are about.
  public let total: Int
  /// The waivers that name a rule and a target of the run, in the order of the file.
  public let uses: [WaiverUse]
  /// Comments that point at a waiver whose rule found nothing at their place.
  public let unusedPlaces: [WaiverPlace]

  /// Exempted some finding.
  public var applied: [WaiverUse] { uses.filter { $0.standing == .inForce && $0.findings > 0 } }

  /// Exempted some finding, and will not for long.
  public var endingSoon: [WaiverUse] { applied.filter { $0.waiver.endsSoon(after: day) } }

  /// Named a finding that is open all the same.
  public var lapsed: [WaiverUse] { uses.filter { $0.standing != .inForce && $0.findings > 0 } }

  public func lapsed(_ standing: WaiverStanding) -> [WaiverUse] { lapsed.filter { $0.standing == standing } }

  /// The rule was judged on a target that the waiver names, and there was nothing to waive.
  public var unused: [WaiverUse] { uses.filter { $0.findings == 0 } }
}

/// One waiver in a run.
public struct WaiverUse: Sendable {
  public let waiver: Waiver
  public let standing: WaiverStanding
  /// How many findings it covers that no other waiver exempts.
  public let findings: Int

  public var lapse: LapsedWaiver { LapsedWaiver(waiver, standing) }
}
