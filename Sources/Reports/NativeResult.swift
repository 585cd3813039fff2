extension NativeReport {
  /// One rule and its outcome on one target.
  public struct Result: Codable, Hashable, Sendable {
    public let ruleId: String
    public let checklist: String
    /// The `reference` of the target.
    public let target: String
    public let title: String
    /// `high`, `medium` or `low`.
    public let severity: String
    /// `I`, `II` or `III`.
    public let category: String
    public let severityBasis: SeverityBasis
    /// `pass`, `fail`, `not_applicable`, `not_reviewed` or `error`.
    public let status: String
    /// Always there for `not_applicable`, `not_reviewed` and `error`.
    public let reason: String?
    public let decides: String
    public let elements: Int?
    public let unverifiedTarget: Bool
    public let discussion: String
    /// How the rule is checked; left out where the rule does not say, and by versions before 1.3.
    public let check: String?
    public let fix: String
    public let source: Source
    public let ccis: [String]
    public let nist: [String]
    /// The references with all their fields, as the rule gives them.
    public let references: [[String: String]]
    public let aliases: [String]
    public let findings: [Finding]
    /// `waived` or `known` (from the baseline) where a failure does not count against the gate; otherwise left out.
    public let exempt: String?
  }

  /// Where a category comes from: `assigned` by this project, `borrowed` from a named rule, or `tailored`.
  public struct SeverityBasis: Codable, Hashable, Sendable {
    public let kind: String
    /// The rule it is borrowed from, or the category before it was tailored.
    public let from: String?
    /// Why it was tailored.
    public let reason: String?
  }

  public struct Source: Codable, Hashable, Sendable {
    public let document: String
    public let version: String
    public let section: String
  }

  public struct Finding: Codable, Hashable, Sendable {
    /// Survives a rebuild of the image: see ``FindingIdentifiers``.
    public let id: String
    public let message: String
    public let path: String?
    public let line: Int?
    /// The last line, and the column on the first, of a finding in a Dockerfile.
    public let endLine: Int?
    public let column: Int?
    /// The lines of a finding in a Dockerfile, without secrets.
    public let snippet: String?
    public let subject: String?
    public let layer: Layer?
    /// The instruction that made what a finding in an image is about; left out where it is not known.
    public let dockerfile: Origin?
    /// The waiver that takes the finding out of the gate.
    public let waiver: Waiver?
    /// True where the baseline takes the finding out of the gate; otherwise left out.
    public let known: Bool?
    /// The category that counts in place of the rule's.
    public let severityOverride: SeverityOverride?
    /// Why waivers that name the finding do not count; left out where there are none.
    public let lapsedWaivers: [String]?
  }

  /// Lines of the Dockerfile that an image was judged together with.
  public struct Origin: Codable, Hashable, Sendable {
    public let file: String
    public let line: Int
    public let endLine: Int
    public let snippet: String
  }

  public struct Layer: Codable, Hashable, Sendable {
    public let index: Int
    public let diffID: String
    public let createdBy: String?
  }
}
