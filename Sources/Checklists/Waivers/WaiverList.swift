/// The waivers of a file as they stand on a day, whatever images there are.
public struct WaiverList: Sendable {
  public let source: String
  public let day: Day
  /// In the order of the file.
  public let entries: [LapsedWaiver]

  public init(_ waivers: Waivers, rules: [Rule], on day: Day) {
    source = waivers.source
    self.day = day
    entries = waivers.all.map { waiver in
      // A waiver of a rule that is not loaded does not load.
      let rule = rules.first { $0.id.utf8.elementsEqual(waiver.rule.utf8) }
      let category = rule?.severity.category ?? .one
      return LapsedWaiver(waiver, waiver.standing(on: day, category: category, policy: waivers.policy))
    }
  }

  /// Those that exempt nothing, now or any more.
  public var lapsed: [LapsedWaiver] { entries.filter { $0.standing != .inForce } }

  /// Those that exempt, but not for long.
  public var endingSoon: [LapsedWaiver] {
    entries.filter { $0.standing == .inForce && $0.waiver.endsSoon(after: day) }
  }

  /// Whether somebody has to renew, mend or remove a waiver.
  public var needsAttention: Bool {
    !endingSoon.isEmpty || lapsed.contains { $0.standing != .notYetValid }
  }
}
