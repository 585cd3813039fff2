import Checklists

/// The native report, as `docs/report.schema.json` describes it.
///
/// The shape is the same for one target, for several and for none: an optional value that is missing is a key that
/// is left out, and nothing else ever changes place.
public struct NativeReport: Codable, Hashable, Sendable {
  /// The version of the shape: its first number changes when a reader of the old one would misread the new one.
  public static let schemaVersion = "1.4.0"

  public let schemaVersion: String
  public let tool: Tool
  public let run: Run
  public let checklists: [Checklist]
  /// The first target; left out only when nothing was scanned.
  public let target: Target?
  /// Every target, in the order it was named.
  public let targets: [Target]
  public let results: [Result]
  public let summary: Summary
  public let gate: GateDecision
  public let exitCode: Int32
  /// What went wrong outside any rule.
  public let diagnostics: [TargetDiagnostic]
  /// Left out where there was no waiver file.
  public let waivers: Waivers?
  /// Left out where there was no baseline.
  public let baseline: Baseline?

  public struct Tool: Codable, Hashable, Sendable {
    public let name: String
    public let version: String
  }

  public struct Run: Codable, Hashable, Sendable {
    public let id: String
    public let startedAt: String
    public let finishedAt: String
    public let exitCode: Int32
  }

  public struct Target: Codable, Hashable, Sendable {
    /// `name[:tag][@digest]`: what results and diagnostics call this target.
    public let reference: String
    public let type: String
    public let name: String
    public let tag: String?
    public let digest: String?
    public let platform: String?
    public let source: String
    public let format: String?
    /// The Dockerfile that an image was judged together with.
    public let dockerfile: String?
    /// What systems that keep assets call the target; left out where the user gave no name.
    public let hostName: String?
    /// Its models and what belongs to them; left out where there are none, and by versions before 1.4.
    public let models: [Model]?
    /// The lists of fingerprints that it was held against; left out where there are none, and by versions before 1.4.
    public let lists: [FingerprintList]?
    /// The layers of an image, the base first; left out where none was read, and by versions before 1.4.
    public let layers: [TargetLayer]?
  }

  /// Counts over all results.
  public struct Summary: Codable, Hashable, Sendable {
    public let pass: Int
    public let fail: Int
    public let notApplicable: Int
    public let notReviewed: Int
    public let error: Int
    /// What the gate counts, in the categories it counts them in.
    public let open: OpenCounts
    /// Failures that waivers take out of the gate; left out where there are none.
    public let waived: Int?
    /// Failures that a baseline takes out of the gate; left out where there are none.
    public let known: Int?
    /// How many results there are.
    public let rules: Int
    /// How many of them are a pass or a fail.
    public let checked: Int
  }

  public struct OpenCounts: Codable, Hashable, Sendable {
    public let catI: Int
    public let catII: Int
    public let catIII: Int
  }

  public struct GateDecision: Codable, Hashable, Sendable {
    /// `cat1`, `cat2`, `cat3` or `none`.
    public let threshold: String
    /// `passed`, `failed` or `incomplete`.
    public let verdict: String
    public let passed: Bool
    public let reasons: [String]
  }

  public struct TargetDiagnostic: Codable, Hashable, Sendable {
    public let target: String
    public let message: String
  }
}
