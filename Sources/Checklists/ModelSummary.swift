/// A model file, or one that belongs to a model, as reports list it.
public struct ModelSummary: Hashable, Sendable {
  public let path: String
  /// The folder of the model.
  public let root: String
  /// What it is to the model; `model` for the weights themselves.
  public let role: String
  /// The format, and the same in words.
  public let format: String
  public let title: String
  /// In bytes.
  public let size: Int64
  public let digest: String?
  /// How far it is known to be the file that was tested; nil where that could not be told.
  public let trust: Trust?
  /// Who signed the list that it matches.
  public let signer: String?
  /// What the look into it comes to; nil for a file that could not be read to its end.
  public let verdict: Verdict?
  /// Counted from 0; nil in a folder.
  public let layer: Int?

  public enum Verdict: String, CaseIterable, Sendable {
    case pass, review, fail
  }

  /// How far a file is known to be the one that somebody tested.
  public enum Trust: String, CaseIterable, Sendable {
    /// It is not what a list says.
    case differs
    /// It is what a list says that a trusted signer signed.
    case verified
    /// It is what a list says that nobody trusted signed.
    case listed = "matches-list"
    /// It is what the database of its package says, which lies in the image itself.
    case consistent = "package"
    /// Nobody says what it should be.
    case unknown

    /// In words for people.
    public var phrase: String {
      switch self {
      case .differs: "differs from its list"
      case .verified: "verified"
      case .listed: "matches list"
      case .consistent: "as its package has it"
      case .unknown: "unknown"
      }
    }
  }

  public init(
    path: String, root: String, role: String, format: String, title: String, size: Int64, digest: String?,
    trust: Trust?, signer: String?, verdict: Verdict?, layer: Int?
  ) {
    self.path = path
    self.root = root
    self.role = role
    self.format = format
    self.title = title
    self.size = size
    self.digest = digest
    self.trust = trust
    self.signer = signer
    self.verdict = verdict
    self.layer = layer
  }
}

/// A list of fingerprints that the target was held against, as reports name it.
public struct EvidenceSummary: Hashable, Sendable {
  public let name: String
  /// How it is written, and the same in words.
  public let form: String
  public let title: String
  /// What is known of who made it: `verified`, `unsigned`, `untrusted` or `invalid`.
  public let standing: String
  public let signer: String?
  /// Why it proves nothing; nil where it does.
  public let problem: String?
  /// How many files it names, and how many of them are as it says.
  public let entries: Int
  public let matching: Int

  public init(
    name: String, form: String, title: String, standing: String, signer: String?, problem: String?,
    entries: Int,
    matching: Int
  ) {
    self.name = name
    self.form = form
    self.title = title
    self.standing = standing
    self.signer = signer
    self.problem = problem
    self.entries = entries
    self.matching = matching
  }
}
