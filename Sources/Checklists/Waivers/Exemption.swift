/// What takes a finding out of the gate.
///
/// It changes no result: the rule fails all the same, and every report says so.
public enum Exemption: Hashable, Sendable {
  case waiver(Waiver)
  /// An earlier report, in which the finding was open already.
  case baseline

  public var waiver: Waiver? {
    guard case .waiver(let waiver) = self else { return nil }
    return waiver
  }
}

/// What exempted findings of a run, and what no longer did.
public struct ExemptionReview: Sendable {
  /// Nil when there is no waiver file.
  public let waivers: WaiverReview?
  /// Nil when there is no baseline.
  public let baseline: BaselineReview?

  public init(waivers: WaiverReview? = nil, baseline: BaselineReview? = nil) {
    self.waivers = waivers
    self.baseline = baseline
  }

  /// Marks what is exempt on a day: first what is waived, then what a baseline knows.
  public init(_ assessments: inout [Assessment], waivers: Waivers?, baseline: Baseline?, on day: Day) {
    var (waived, known): (WaiverReview?, BaselineReview?)
    if let waivers { (assessments, waived) = waivers.apply(to: assessments, on: day) }
    if let baseline { (assessments, known) = baseline.apply(to: assessments, on: day) }
    self.init(waivers: waived, baseline: known)
  }

  /// What must be said aloud, also where nobody reads the report: exemptions that do not count.
  public var warnings: [String] {
    let lapsed = waivers?.lapsed.map { use in
      "\(use.lapse.sentence); \(use.findings) \(use.findings == 1 ? "finding is" : "findings are") open"
    }
    return (lapsed ?? []) + [baseline?.refusal].compactMap(\.self)
  }
}
