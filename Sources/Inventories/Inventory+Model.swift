// Property names are the keys of the JSON document: docs/inspect.schema.json describes them.

extension Inventory {
  /// A model file, or one that belongs to a model, told by its content first.
  public struct Model: Hashable, Sendable, Encodable {
    public let path: String
    /// The folder of the model.
    public let root: String
    /// What the file is to the model, such as `configuration`.
    public let role: String
    public let format: String
    /// The format in words.
    public let title: String
    /// Reading the format runs what the file says, be it harmless or not.
    public let runsCode: Bool
    public let size: Int64
    public let digest: String?
    public let tensors: Int?
    /// How many numbers the tensors hold.
    public let parameters: Int64?
    /// What its findings come to; nil for a file that could not be read to its end.
    public let verdict: String?
    /// Why the file could not be read to its end.
    public let unread: String?
    public let findings: [ModelFinding]
    /// How far it is known; nil for a file that a later layer hid.
    public let trust: String?
    public let layer: Int?
    /// The later layer that deleted or replaced the file: it is shipped all the same.
    public let hiddenBy: Int?
    public let package: String?

    public init(
      path: String, root: String, role: String, format: String, title: String, runsCode: Bool, size: Int64,
      digest: String?, tensors: Int?, parameters: Int64?, verdict: String?, unread: String?,
      findings: [ModelFinding], trust: String?, layer: Int?, hiddenBy: Int?, package: String?
    ) {
      self.path = path
      self.root = root
      self.role = role
      self.format = format
      self.title = title
      self.runsCode = runsCode
      self.size = size
      self.digest = digest
      self.tensors = tensors
      self.parameters = parameters
      self.verdict = verdict
      self.unread = unread
      self.findings = findings
      self.trust = trust
      self.layer = layer
      self.hiddenBy = hiddenBy
      self.package = package
    }
  }

  /// Something that a look into a model file found.
  public struct ModelFinding: Hashable, Sendable, Encodable {
    public let kind: String
    public let concern: String
    public let message: String
    /// The member of an archive that it is in.
    public let member: String?
    /// In bytes from the start of the file or member.
    public let offset: Int64?
    /// What a pickle imports, as `module.name`.
    public let global: String?

    public init(
      kind: String, concern: String, message: String, member: String?, offset: Int64?, global: String?
    ) {
      self.kind = kind
      self.concern = concern
      self.message = message
      self.member = member
      self.offset = offset
      self.global = global
    }
  }
}
