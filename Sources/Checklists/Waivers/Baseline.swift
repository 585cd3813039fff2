/// An earlier report, whose open findings do not count against a later run.
public struct Baseline: Sendable {
  /// How many days it is trusted.
  public static let maxDays: Int64 = 90

  /// The file, as messages name it.
  public let source: String
  /// The day the earlier run ended.
  public let day: Day
  /// What was open then.
  public let entries: [Entry]

  /// One finding that was open.
  public struct Entry: Hashable, Sendable {
    public let id: String
    public let rule: String
    /// The name of the target.
    public let repository: String
    public let message: String

    public init(id: String, rule: String, repository: String, message: String) {
      self.id = id
      self.rule = rule
      self.repository = repository
      self.message = message
    }
  }

  public init(source: String, day: Day, entries: [Entry]) {
    self.source = source
    self.day = day
    self.entries = entries
  }

  /// Marks the open findings that were open then, and says what became of the others.
  public func apply(to assessments: [Assessment], on day: Day) -> ([Assessment], BaselineReview) {
    if let refusal = refusal(on: day) {
      return (assessments, BaselineReview(source: source, day: self.day, refusal: refusal))
    }
    let ids = Set(entries.map(\.id))
    var assessments = assessments
    var known = 0
    for place in assessments.indices {
      for row in assessments[place].results.indices where assessments[place].results[row].outcome == .fail {
        known += assessments[place].results[row].markKnown(ids)
      }
    }
    let gone = gone(from: assessments)
    return (
      assessments,
      BaselineReview(source: source, day: self.day, known: known, fixed: gone.fixed, unseen: gone.unseen)
    )
  }

  private func refusal(on today: Day) -> String? {
    if day > today {
      return "the baseline \(source) does not count: it is of \(day), which is after \(today)"
    }
    guard today.days(after: day) > Self.maxDays else { return nil }
    return "the baseline \(source) does not count: it is of \(day), more than \(Self.maxDays) days ago"
  }

  /// What is found no longer: fixed where its rule still looked at its target, otherwise unseen.
  private func gone(from assessments: [Assessment]) -> (fixed: [Entry], unseen: [Entry]) {
    var present: Set<String> = []
    var looked: Set<[UInt8]> = []
    for assessment in assessments {
      for result in assessment.results {
        if result.outcome == .fail { present.formUnion(result.findings.map(\.id)) }
        if result.hasLooked { looked.insert(Netstrings.encode([result.rule.id, assessment.target.name])) }
      }
    }
    let gone = entries.filter { !present.contains($0.id) }
    let isFixed = { (entry: Entry) in looked.contains(Netstrings.encode([entry.rule, entry.repository])) }
    return (gone.filter(isFixed), gone.filter { !isFixed($0) })
  }
}

/// What a baseline did in a run.
public struct BaselineReview: Sendable {
  public let source: String
  public let day: Day
  /// Why it does not count; nil when it does.
  public let refusal: String?
  /// Findings that are open still, and do not count.
  public let known: Int
  /// Its rule looked again, and did not find it.
  public let fixed: [Baseline.Entry]
  /// Its rule or its target was not looked at, so nothing is known.
  public let unseen: [Baseline.Entry]

  init(
    source: String, day: Day, refusal: String? = nil, known: Int = 0, fixed: [Baseline.Entry] = [],
    unseen: [Baseline.Entry] = []
  ) {
    self.source = source
    self.day = day
    self.refusal = refusal
    self.known = known
    self.fixed = fixed
    self.unseen = unseen
  }
}

extension RuleResult {
  /// Whether the rule came to an answer; a rule that a person must answer has if it looked at something.
  fileprivate var hasLooked: Bool {
    switch outcome {
    case .pass, .fail, .notApplicable: true
    case .notReviewed: elements != nil
    case .error: false
    }
  }

  /// Exempts the open findings with these ids; says how many there are.
  fileprivate mutating func markKnown(_ ids: Set<String>) -> Int {
    var count = 0
    for index in findings.indices where findings[index].exemption == nil && ids.contains(findings[index].id) {
      findings[index].exemption = .baseline
      count += 1
    }
    return count
  }
}
