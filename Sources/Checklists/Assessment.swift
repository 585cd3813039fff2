/// What a checklist says about one target: the source of every report.
public struct Assessment: Sendable {
  public let target: TargetDescription
  public let checklists: [ChecklistReference]
  /// In rule order; every selected rule stands here exactly once.
  public let results: [RuleResult]
  /// What went wrong outside any rule, such as a part of the target that could not be read.
  public let problems: [String]

  public init(
    target: TargetDescription, checklists: [ChecklistReference], results: [RuleResult], problems: [String]
  ) {
    self.target = target
    self.checklists = checklists
    self.results = results
    self.problems = problems
  }

  public func count(_ status: Status) -> Int {
    results.count { $0.outcome.status == status }
  }

  public func open(_ category: Category) -> Int {
    results.count { $0.outcome.status == .fail && $0.rule.severity.category == category }
  }
}

/// One rule and its outcome.
public struct RuleResult: Sendable {
  public let rule: Rule
  public let checklist: String
  public let outcome: Outcome
  /// What breaks the rule, or, for a rule that needs a person, what that person should look at.
  public let findings: [Finding]
  /// How many elements the rule looked at; nil when it never came to look.
  public let elements: Int?
  /// Set when an integrity gate is open: the result is about an image that is not what it claims to be.
  public let isAboutUnverifiedTarget: Bool

  public init(
    rule: Rule, checklist: String, outcome: Outcome, findings: [Finding], elements: Int?,
    isAboutUnverifiedTarget: Bool = false
  ) {
    self.rule = rule
    self.checklist = checklist
    self.outcome = outcome
    self.findings = findings
    self.elements = elements
    self.isAboutUnverifiedTarget = isAboutUnverifiedTarget
  }
}

/// The target as a report names it.
public struct TargetDescription: Hashable, Sendable {
  /// `image`, later also `dockerfile`, `deployment` and `model`.
  public var type: String
  /// The repository, or the file it was read from where the image has no name.
  public var name: String
  public var tag: String?
  /// The digest of the manifest, or of the configuration where the source has no manifest of its own.
  public var digest: String?
  /// `os/architecture[/variant]`.
  public var platform: String?
  /// What the user pointed at.
  public var source: String
  /// `docker-archive`, `oci-archive` or `oci-layout`.
  public var format: String?

  public init(
    type: String, name: String, tag: String? = nil, digest: String? = nil, platform: String? = nil,
    source: String,
    format: String? = nil
  ) {
    self.type = type
    self.name = name
    self.tag = tag
    self.digest = digest
    self.platform = platform
    self.source = source
    self.format = format
  }
}
