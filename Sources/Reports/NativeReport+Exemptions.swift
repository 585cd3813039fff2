import Checklists

extension NativeReport {
  /// What the waivers of a file did in the run.
  public struct Waivers: Codable, Hashable, Sendable {
    public let source: String
    /// The day that counted as today.
    public let day: String
    /// They exempt findings.
    public let applied: [WaiverUse]
    /// They name findings that are open all the same: their last day is over.
    public let expired: [WaiverUse]
    /// Likewise: they were approved for a later day.
    public let notYetValid: [WaiverUse]
    /// Likewise: their approver may not waive category I.
    public let notAllowed: [WaiverUse]
    /// Likewise: a milestone was due and is not done.
    public let overdue: [WaiverUse]
    /// Those of `applied` that end within 30 days.
    public let expiringSoon: [WaiverUse]
    /// Their rule was judged on a target they name, and nothing of it was theirs.
    public let unused: [WaiverUse]
    /// Comments of Dockerfiles that point at a waiver, and cover nothing; left out where there are none.
    public let unusedComments: [WaiverComment]?
  }

  /// A comment of a Dockerfile that points at a waiver.
  public struct WaiverComment: Codable, Hashable, Sendable {
    public let file: String
    public let line: Int
    public let waiver: String
  }

  /// A waiver and what it did.
  public struct WaiverUse: Codable, Hashable, Sendable {
    public let waiver: Waiver
    /// How many findings it covers that no other waiver exempts.
    public let findings: Int
  }

  /// A waiver as its file states it.
  public struct Waiver: Codable, Hashable, Sendable {
    public let id: String
    public let rule: String
    public let type: String
    public let reason: String
    public let mitigation: String?
    public let approvedBy: String
    public let approvedOn: String
    public let expiresOn: String
    /// The last day on which it exempts anything: `expiresOn`, or the due day of the next milestone.
    public let exemptUntil: String
    public let ticket: String?
    public let severityOverride: SeverityOverride?
  }

  public struct SeverityOverride: Codable, Hashable, Sendable {
    /// `I`, `II` or `III`.
    public let category: String
    public let reason: String
  }

  /// What an earlier report did in the run.
  public struct Baseline: Codable, Hashable, Sendable {
    public let source: String
    /// The day the earlier run ended.
    public let day: String
    /// Why it does not count; left out where it does.
    public let refusal: String?
    /// How many findings it takes out of the gate.
    public let known: Int
    /// What was open then and is found no longer.
    public let fixed: [BaselineEntry]
    /// What was open then and was not looked at now.
    public let notLookedAt: [BaselineEntry]
  }

  public struct BaselineEntry: Codable, Hashable, Sendable {
    public let id: String
    public let ruleId: String
    /// The name of the target.
    public let repository: String
    public let message: String
  }
}

extension NativeReport.Waivers {
  init(_ review: WaiverReview) {
    func uses(_ uses: [WaiverUse]) -> [NativeReport.WaiverUse] {
      uses.map { NativeReport.WaiverUse(waiver: NativeReport.Waiver($0.waiver), findings: $0.findings) }
    }
    source = review.source
    day = review.day.description
    applied = uses(review.applied)
    expired = uses(review.lapsed(.expired))
    notYetValid = uses(review.lapsed(.notYetValid))
    notAllowed = uses(review.lapsed(.notAllowed))
    overdue = uses(review.lapsed(.overdue))
    expiringSoon = uses(review.endingSoon)
    unused = uses(review.unused)
    let comments = review.unusedPlaces.map {
      NativeReport.WaiverComment(file: $0.file, line: $0.line, waiver: $0.waiver)
    }
    unusedComments = comments.isEmpty ? nil : comments
  }
}

extension NativeReport.Waiver {
  init(_ waiver: Waiver) {
    id = waiver.id
    rule = waiver.rule
    type = waiver.kind.rawValue
    reason = waiver.reason
    mitigation = waiver.mitigation
    approvedBy = waiver.approvedBy
    approvedOn = waiver.approvedOn.description
    expiresOn = waiver.expiresOn.description
    exemptUntil = waiver.lastDay.description
    ticket = waiver.ticket
    severityOverride = waiver.severityOverride.map {
      NativeReport.SeverityOverride(category: $0.category.numeral, reason: $0.reason)
    }
  }
}

extension NativeReport.Baseline {
  init(_ review: BaselineReview) {
    func entries(_ entries: [Checklists.Baseline.Entry]) -> [NativeReport.BaselineEntry] {
      entries.map {
        NativeReport.BaselineEntry(
          id: $0.id, ruleId: $0.rule, repository: $0.repository, message: $0.message)
      }
    }
    source = review.source
    day = review.day.description
    refusal = review.refusal
    known = review.known
    fixed = entries(review.fixed)
    notLookedAt = entries(review.unseen)
  }
}
