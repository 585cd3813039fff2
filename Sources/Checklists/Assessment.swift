import Diagnostics

/// What a checklist says about one target: the source of every report.
public struct Assessment: Sendable {
  public let target: TargetDescription
  public let checklists: [ChecklistReference]
  /// In rule order; every selected rule stands here exactly once.
  public internal(set) var results: [RuleResult]
  /// What went wrong outside any rule, such as a part of the target that could not be read.
  public let problems: [String]
  /// The same for a person to mend, each with its place.
  public let diagnostics: [Diagnostic]
  /// What comments of the Dockerfile say of waivers.
  public let comments: [WaiverComment]
  /// Models and what lies with them, by path; empty where no rule asks for them, too.
  public let models: [ModelSummary]
  /// What the models were held against.
  public let evidence: [EvidenceSummary]
  /// The layers of an image, the base first; those that could not be read are not among them.
  public let layers: [LayerSummary]

  public init(
    target: TargetDescription, checklists: [ChecklistReference], results: [RuleResult], problems: [String],
    diagnostics: [Diagnostic] = [], comments: [WaiverComment] = [], models: [ModelSummary] = [],
    evidence: [EvidenceSummary] = [], layers: [LayerSummary] = []
  ) {
    self.target = target
    self.checklists = checklists
    self.results = results.map { $0.identified(in: target.name) }
    self.problems = problems
    self.diagnostics = diagnostics
    self.comments = comments
    self.models = models
    self.evidence = evidence
    self.layers = layers
  }

  public func count(_ status: Status) -> Int {
    results.count { $0.outcome.status == status }
  }

  /// How many rules are open in a category.
  public func open(_ category: Category) -> Int {
    results.count { $0.isOpen && $0.category == category }
  }
}

/// The target as a report names it.
public struct TargetDescription: Hashable, Sendable {
  /// `image`, `dockerfile` or `model`, later also `deployment`.
  public var type: String
  /// The path of a Dockerfile or of a folder with models, the repository of an image, or the file it was read from where it has no name.
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
  /// The Dockerfile that an image was judged together with.
  public var dockerfile: String?

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
