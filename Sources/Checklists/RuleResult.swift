/// One rule and its outcome.
public struct RuleResult: Sendable {
  public let rule: Rule
  public let checklist: String
  public let outcome: Outcome
  /// What breaks the rule, or, for a rule that needs a person, what that person should look at.
  public internal(set) var findings: [Finding]
  /// How many elements the rule looked at; nil when it never came to look.
  public let elements: Int?
  /// The kind of target that the rule looks at, when the scan was given none of it.
  public let lacks: Subject?
  /// Set when an integrity gate is open: the result is about an image that is not what it claims to be.
  public let isAboutUnverifiedTarget: Bool

  public init(
    rule: Rule, checklist: String, outcome: Outcome, findings: [Finding], elements: Int?,
    lacks: Subject? = nil, isAboutUnverifiedTarget: Bool = false
  ) {
    self.rule = rule
    self.checklist = checklist
    self.outcome = outcome
    self.findings = findings
    self.elements = elements
    self.lacks = lacks
    self.isAboutUnverifiedTarget = isAboutUnverifiedTarget
  }
}

extension RuleResult {
  /// Whether the gate counts the rule: it fails, and not every finding is exempt.
  public var isOpen: Bool { outcome.status == .fail && (findings.isEmpty || !openFindings.isEmpty) }

  /// Whether waivers alone take the rule out of the gate.
  public var isWaived: Bool {
    outcome.status == .fail && !isOpen && findings.allSatisfy { $0.exemption?.waiver != nil }
  }

  /// Whether the rule is out of the gate because a baseline knows what waivers leave.
  public var isKnown: Bool { outcome.status == .fail && !isOpen && !isWaived }

  /// The findings that no exemption takes out of the gate.
  public var openFindings: [Finding] { findings.filter { $0.exemption == nil } }

  /// The category the gate counts the rule in: the worst of its open findings, each with its override.
  public var category: Category {
    let own = rule.severity.category
    return openFindings.map { $0.severityOverride?.category ?? own }.min() ?? own
  }

  /// The result with the instructions that made what its findings are about.
  ///
  /// A finding that is itself in a Dockerfile needs none.
  public func tracing(_ origin: (FindingLocation) -> SourcePlace?) -> RuleResult {
    var result = self
    for index in findings.indices where findings[index].location.source == nil {
      result.findings[index].location.origin = origin(findings[index].location)
    }
    return result
  }

  func identified(in repository: String) -> RuleResult {
    var identifiers = FindingIdentifiers(rule: rule.id, repository: repository)
    var result = self
    for index in findings.indices {
      result.findings[index].id = identifiers.next(for: findings[index].location)
    }
    return result
  }
}
