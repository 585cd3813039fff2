/// Which checklist was used, to the byte, and how a run changed it.
public struct ChecklistReference: Hashable, Sendable {
  public let id: String
  public let title: String
  public let version: String
  /// SHA-256 over the checklist's files.
  public let sha256: String
  /// The day of the version, as the checklist states it.
  public let date: String?
  /// The checklists that it takes rules from.
  public var basis: [Basis] = []
  /// How the run differs from the checklist as it stands; nil when it does not.
  public var tailoring: AppliedTailoring?

  /// Another checklist, to the byte.
  public struct Basis: Hashable, Sendable {
    public let id: String
    public let version: String
    public let sha256: String

    package init(id: String, version: String, sha256: String) {
      self.id = id
      self.version = version
      self.sha256 = sha256
    }
  }

  public init(id: String, title: String, version: String, sha256: String, date: String? = nil) {
    self.id = id
    self.title = title
    self.version = version
    self.sha256 = sha256
    self.date = date
  }

  /// What a checklist that takes rules from this one says of it.
  var asBasis: [Basis] { [Basis(id: id, version: version, sha256: sha256)] + basis }
}

/// What a run changed in a checklist.
public struct AppliedTailoring: Hashable, Sendable {
  public let profile: String?
  /// Every parameter that has not its default, in the order of the checklist.
  public let parameters: [Setting]
  /// Rules of the checklist that the run did not judge.
  public let notSelected: [String]

  public struct Setting: Hashable, Sendable {
    public let name: String
    /// As YAML.
    public let value: String
    /// Who set it, such as `profile strict`.
    public let origin: String

    package init(name: String, value: String, origin: String) {
      self.name = name
      self.value = value
      self.origin = origin
    }
  }

  package init(profile: String?, parameters: [Setting], notSelected: [String]) {
    self.profile = profile
    self.parameters = parameters
    self.notSelected = notSelected
  }
}
