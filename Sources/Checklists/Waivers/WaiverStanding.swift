/// Whether a waiver counts on a given day.
public enum WaiverStanding: Hashable, Sendable {
  case inForce
  /// Its last day is over.
  case expired
  /// It was approved for a later day.
  case notYetValid
  /// The policy lets its approver waive no rule of category I.
  case notAllowed
  /// A milestone of its plan was due, and is not done.
  case overdue
}

extension Waiver {
  /// Days before the end in which a waiver is said to expire soon.
  public static let warningDays: Int64 = 30

  /// - Parameter category: the category of the waived rule.
  public func standing(on day: Day, category: Category, policy: WaiverPolicy) -> WaiverStanding {
    if approvedOn > day { return .notYetValid }
    if expiresOn < day { return .expired }
    if !policy.allows(self, for: category) { return .notAllowed }
    return lastDay < day ? .overdue : .inForce
  }

  /// Whether it exempts on the day, but not for long.
  public func endsSoon(after day: Day) -> Bool {
    (0...Self.warningDays).contains(lastDay.days(after: day))
  }
}

/// A waiver that names a finding but does not exempt it, and why not.
public struct LapsedWaiver: Hashable, Sendable {
  public let waiver: Waiver
  public let standing: WaiverStanding

  public init(_ waiver: Waiver, _ standing: WaiverStanding) {
    self.waiver = waiver
    self.standing = standing
  }

  /// A plan that is late has still been approved, with the category it gives.
  var keepsOverride: Bool { standing == .overdue }

  /// Says why, such as `waiver WVR-2026-014 expired on 2027-03-31`.
  public var sentence: String {
    switch standing {
    case .inForce: "waiver \(waiver.id) holds until \(waiver.lastDay)"
    case .expired: "waiver \(waiver.id) expired on \(waiver.expiresOn)"
    case .notYetValid: "waiver \(waiver.id) does not count before its approval on \(waiver.approvedOn)"
    case .notAllowed:
      "waiver \(waiver.id) does not count: \(waiver.approvedBy) may not waive a rule of category I"
    case .overdue: "waiver \(waiver.id) no longer counts: its milestone was due on \(waiver.lastDay)"
    }
  }
}
