import Checklists

/// What changed from one report to a later one.
public struct ReportComparison: Codable, Hashable, Sendable {
  /// Open now, and not open before; category I first.
  public let new: [Finding]
  /// Open before; its rule looked again and did not find it.
  public let fixed: [Finding]
  /// Open before, and taken out of the gate by a waiver now.
  public let waived: [Finding]
  /// Open before; its rule or its target was not looked at now, so nothing is known.
  public let notLookedAt: [Finding]
  /// Open then and now.
  public let unchanged: [Finding]
  /// Rules with another status than before, in the order of the later report.
  public let changedRules: [RuleChange]

  public struct Finding: Codable, Hashable, Sendable {
    public let id: String
    public let ruleId: String
    /// The category that counts: `I`, `II` or `III`.
    public let category: String
    /// The name of the target.
    public let repository: String
    public let message: String
    public let path: String?
  }

  public struct RuleChange: Codable, Hashable, Sendable {
    public let ruleId: String
    public let repository: String
    public let platform: String?
    /// Left out for a rule that was not judged.
    public let old: String?
    /// Left out for a rule that is no longer judged.
    public let new: String?
  }

  public init(from old: NativeReport, to new: NativeReport) {
    let before = FindingTable(old)
    let now = FindingTable(new)
    self.new = now.open.filter { !before.openIDs.contains($0.id) }.worstFirst
    let gone = before.open.filter { !now.openIDs.contains($0.id) }.worstFirst
    unchanged = now.open.filter { before.openIDs.contains($0.id) }.worstFirst
    waived = gone.filter { now.waivedIDs.contains($0.id) }
    fixed = gone.filter { !now.waivedIDs.contains($0.id) && now.looked(for: $0) }
    notLookedAt = gone.filter { !now.waivedIDs.contains($0.id) && !now.looked(for: $0) }
    changedRules = Self.changes(from: RuleTable(old), to: RuleTable(new))
  }

  /// Whether something is new at or above a category.
  public func hasNew(atLeast threshold: Category?) -> Bool {
    guard let threshold else { return false }
    return new.contains { Category(numeral: $0.category).map { $0 <= threshold } ?? true }
  }

  /// The comparison as JSON with its keys sorted.
  public func rendered() throws -> String {
    try renderedJSON()
  }

  private static func changes(from old: RuleTable, to new: RuleTable) -> [RuleChange] {
    (new.keys + old.keys.filter { new.statuses[$0] == nil }).compactMap { key in
      let (before, now) = (old.statuses[key], new.statuses[key])
      guard before != now else { return nil }
      return RuleChange(
        ruleId: key.rule, repository: key.repository, platform: key.platform, old: before?.rawValue,
        new: now?.rawValue)
    }
  }
}

/// The findings of a report, each fingerprint once.
private struct FindingTable {
  let open: [ReportComparison.Finding]
  let openIDs: Set<String>
  let waivedIDs: Set<String>
  /// Rule and repository of every result that came to an answer.
  private var looked: Set<[UInt8]> = []

  init(_ report: NativeReport) {
    let repositories = report.repositories
    var open: [ReportComparison.Finding] = []
    var waived: Set<String> = []
    for result in report.results {
      let repository = repositories[result.target] ?? result.target
      open += result.openFindings.map { ReportComparison.Finding($0, of: result, in: repository) }
      waived.formUnion(result.findings.filter { $0.waiver != nil }.map(\.id))
      if result.hasLooked { looked.insert(Netstrings.encode([result.ruleId, repository])) }
    }
    var seen: Set<String> = []
    self.open = open.filter { seen.insert($0.id).inserted }
    openIDs = seen
    waivedIDs = waived
  }

  func looked(for finding: ReportComparison.Finding) -> Bool {
    looked.contains(Netstrings.encode([finding.ruleId, finding.repository]))
  }
}

/// The status of each rule on each target; the worst, where a rule was judged on several of one name.
private struct RuleTable {
  struct Key: Hashable {
    let rule: String
    let repository: String
    let platform: String?
  }

  private(set) var keys: [Key] = []
  private(set) var statuses: [Key: Status] = [:]

  init(_ report: NativeReport) {
    let targets = Dictionary(report.targets.map { ($0.reference, $0) }) { first, _ in first }
    for result in report.results {
      let target = targets[result.target]
      let key = Key(
        rule: result.ruleId, repository: target?.name ?? result.target, platform: target?.platform)
      guard let status = Status(rawValue: result.status) else { continue }
      if let other = statuses[key] {
        statuses[key] = Status.allCases.first { [status, other].contains($0) }
      } else {
        keys.append(key)
        statuses[key] = status
      }
    }
  }
}

extension NativeReport.Result {
  /// Whether the rule came to an answer; a rule that a person must answer has if it looked at something.
  fileprivate var hasLooked: Bool {
    switch Status(rawValue: status) {
    case .pass, .fail, .notApplicable: true
    case .notReviewed: elements != nil
    case .error, nil: false
    }
  }
}

extension ReportComparison.Finding {
  fileprivate init(
    _ finding: NativeReport.Finding, of result: NativeReport.Result, in repository: String
  ) {
    id = finding.id
    ruleId = result.ruleId
    category = finding.severityOverride?.category ?? result.category
    self.repository = repository
    message = finding.message
    path = finding.path
  }
}

extension [ReportComparison.Finding] {
  /// Category I first, otherwise in order.
  fileprivate var worstFirst: [Element] {
    let known = Category.allCases.map(\.numeral)
    return known.flatMap { numeral in filter { $0.category == numeral } }
      + filter { !known.contains($0.category) }
  }
}
