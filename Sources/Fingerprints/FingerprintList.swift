import Digests

/// A list of files and their digests, in whatever form it was written.
///
/// It was read and proves nothing yet: who made it is said elsewhere.
public struct FingerprintList: Sendable {
  public let form: Form
  public var fingerprints: [Fingerprint]
  /// Folders of which the list says what is in them.
  public var roots: [Root]
  /// Where no model may lie that is not listed; empty where the list does not say.
  public let exclusiveScopes: [[UInt8]]
  /// The image that the list was made for, by the digest of its manifest or configuration.
  public let subject: String?
  /// Where the models come from.
  public let provenance: [Provenance]
  /// What a bill of materials says of models beside their digests.
  public let components: [Component]
  /// Other documents that it counts on, beside it.
  public let includes: [Include]

  public init(
    _ form: Form, _ fingerprints: [Fingerprint], roots: [Root] = [], exclusiveScopes: [[UInt8]] = [],
    subject: String? = nil, provenance: [Provenance] = [], components: [Component] = [],
    includes: [Include] = []
  ) {
    self.form = form
    self.fingerprints = fingerprints
    self.roots = roots
    self.exclusiveScopes = exclusiveScopes
    self.subject = subject
    self.provenance = provenance
    self.components = components
    self.includes = includes
  }

  /// How a list is written.
  public enum Form: String, CaseIterable, Sendable {
    /// The project's own manifest, in YAML or JSON.
    case manifest = "plimsoll"
    case checksums
    case statement = "in-toto"
    case modelSignature = "oms"
    case cycloneDX = "cyclonedx"
    case spdx
    case gitLFS = "git-lfs"
    case shardIndex = "shard-index"
    /// A copy of the files.
    case folder

    /// The form as people call it.
    public var title: String {
      switch self {
      case .manifest: "fingerprint manifest"
      case .checksums: "checksum file"
      case .statement: "in-toto statement"
      case .modelSignature: "OpenSSF model signature"
      case .cycloneDX: "CycloneDX bill of materials"
      case .spdx: "SPDX document"
      case .gitLFS: "Git LFS pointer"
      case .shardIndex: "index of shards"
      case .folder: "reference folder"
      }
    }
  }

  /// A folder of a model.
  public struct Root: Hashable, Sendable {
    public let path: [UInt8]
    /// No other file may lie in it.
    public let isComplete: Bool
    /// Patterns of paths below the root that need not be listed; never of models or programs.
    public let ignored: [String]

    public init(path: [UInt8], isComplete: Bool = true, ignored: [String] = []) {
      self.path = path
      self.isComplete = isComplete
      self.ignored = ignored
    }
  }

  /// Where a model comes from.
  public struct Provenance: Hashable, Sendable {
    /// The folder or file it is about.
    public let path: [UInt8]
    public let source: String
    /// The commit or digest that is meant.
    public let revision: String
    /// The model that it was made from.
    public let base: String?

    public init(path: [UInt8], source: String, revision: String, base: String? = nil) {
      self.path = path
      self.source = source
      self.revision = revision
      self.base = base
    }
  }

  /// A model in a bill of materials.
  public struct Component: Hashable, Sendable {
    public let name: String
    public let version: String?
    public let hasLicense: Bool
    public let hasSupplier: Bool
    public let digests: [DigestAlgorithm: [UInt8]]

    public init(
      name: String, version: String?, hasLicense: Bool, hasSupplier: Bool, digests: [DigestAlgorithm: [UInt8]]
    ) {
      self.name = name
      self.version = version
      self.hasLicense = hasLicense
      self.hasSupplier = hasSupplier
      self.digests = digests
    }
  }

  /// Another document that says what is in a folder.
  public struct Include: Hashable, Sendable {
    /// Relative to the folder of the list itself.
    public let file: String
    public let root: [UInt8]
    /// Of a bill of materials, the one component that counts.
    public let component: String?

    public init(file: String, root: [UInt8], component: String? = nil) {
      self.file = file
      self.root = root
      self.component = component
    }
  }

  /// What has to be hashed, besides SHA-256, before files can be held against the list.
  public var algorithms: Set<DigestAlgorithm> {
    fingerprints.reduce(into: []) { all, fingerprint in
      let strong = fingerprint.digests.keys.filter { !$0.isWeak }
      // Weak digests are compared only where nothing better is there.
      all.formUnion(strong.isEmpty ? Array(fingerprint.digests.keys) : strong)
    }
  }

  /// The same list below a folder.
  public func below(_ root: [UInt8]) -> FingerprintList {
    guard !root.isEmpty else { return self }
    var list = self
    for index in list.fingerprints.indices {
      list.fingerprints[index].path = list.fingerprints[index].path.map { Self.joined(root, $0) }
    }
    list.roots = roots.map {
      Root(path: Self.joined(root, $0.path), isComplete: $0.isComplete, ignored: $0.ignored)
    }
    return list
  }

  private static func joined(_ root: [UInt8], _ path: [UInt8]) -> [UInt8] {
    path.isEmpty ? root : root + [UInt8(ascii: "/")] + path
  }
}
