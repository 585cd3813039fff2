import Checklists

extension NativeReport {
  /// A file of a model, or one that belongs to a model.
  public struct Model: Codable, Hashable, Sendable {
    public let path: String
    /// The folder of the model.
    public let root: String
    /// What it is to the model; `model` for the weights themselves.
    public let role: String
    public let format: String
    /// The format in words.
    public let title: String
    /// In bytes.
    public let size: Int64
    public let digest: String?
    /// `verified`, `matches-list`, `package`, `differs` or `unknown`; left out where it could not be told.
    public let trust: String?
    /// Who signed the list that it matches; left out where nobody did whom the user trusts.
    public let signer: String?
    /// `pass`, `review` or `fail` of its content; left out where it could not be read to its end.
    public let verdict: String?
    /// Counted from 0; left out in a folder.
    public let layer: Int?
  }

  /// A list of fingerprints that a target was held against.
  public struct FingerprintList: Codable, Hashable, Sendable {
    public let name: String
    public let form: String
    /// The form in words.
    public let title: String
    /// `verified`, `unsigned`, `untrusted` or `invalid`.
    public let standing: String
    public let signer: String?
    /// Why it proves nothing; left out where it does.
    public let problem: String?
    /// How many files it names.
    public let entries: Int
    /// How many of them are as it says.
    public let matching: Int
  }
}

extension NativeReport.Model {
  init(_ model: ModelSummary) {
    path = model.path
    root = model.root
    role = model.role
    format = model.format
    title = model.title
    size = model.size
    digest = model.digest
    trust = model.trust?.rawValue
    signer = model.signer
    verdict = model.verdict?.rawValue
    layer = model.layer
  }
}

extension NativeReport.FingerprintList {
  init(_ evidence: EvidenceSummary) {
    name = evidence.name
    form = evidence.form
    title = evidence.title
    standing = evidence.standing
    signer = evidence.signer
    problem = evidence.problem
    entries = evidence.entries
    matching = evidence.matching
  }
}
