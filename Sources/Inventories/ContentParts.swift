// Property names are the keys of the JSON document: docs/inspect.schema.json describes them.

extension Inventory {
  /// An installed package, as its database in the image says.
  public struct Package: Hashable, Sendable, Encodable {
    public let type: String
    public let name: String
    public let version: String
    public let architecture: String
    public let purl: String
    public let sourceName: String
    public let licenses: [String]
    public let databasePath: String
    /// The layer that wrote the database.
    public let layer: Int?
    /// Its files beside its own record; nil when they could not be compared.
    public let integrity: String?
    /// Files that differ from that record; a configuration file may, and is not listed.
    public let modifiedFiles: [String]

    public init(
      type: String, name: String, version: String, architecture: String, purl: String, sourceName: String,
      licenses: [String], databasePath: String, layer: Int?, integrity: String?, modifiedFiles: [String]
    ) {
      self.type = type
      self.name = name
      self.version = version
      self.architecture = architecture
      self.purl = purl
      self.sourceName = sourceName
      self.licenses = licenses
      self.databasePath = databasePath
      self.layer = layer
      self.integrity = integrity
      self.modifiedFiles = modifiedFiles
    }
  }

  /// A file that runs before, as or within the service.
  public struct Program: Hashable, Sendable, Encodable {
    /// What it does in the chain, such as `interpreter`.
    public let role: String
    /// The file, or the word that leads nowhere.
    public let path: String
    /// How it comes to run.
    public let reason: String
    /// It is in the image.
    public let found: Bool
    public let layer: Int?
    /// The package whose record lists it.
    public let package: String?
    /// It differs from that record; nil when nobody can tell.
    public let altered: Bool?
    public let digest: String?
    /// Of an ELF file.
    public let hardening: Hardening?
    /// Why the file could not be read.
    public let unread: String?

    public init(
      role: String, path: String, reason: String, found: Bool, layer: Int?, package: String?, altered: Bool?,
      digest: String?, hardening: Hardening?, unread: String?
    ) {
      self.role = role
      self.path = path
      self.reason = reason
      self.found = found
      self.layer = layer
      self.package = package
      self.altered = altered
      self.digest = digest
      self.hardening = hardening
      self.unread = unread
    }
  }

  /// How an ELF file was built to withstand attacks, in the words of the facts.
  public struct Hardening: Hashable, Sendable, Encodable {
    public let kind: String
    public let relro: String
    public let canary: String
    public let fortify: String
    public let executableStack: Bool
    public let writableCode: Bool
    public let isStatic: Bool

    public init(
      kind: String, relro: String, canary: String, fortify: String, executableStack: Bool, writableCode: Bool,
      isStatic: Bool
    ) {
      self.kind = kind
      self.relro = relro
      self.canary = canary
      self.fortify = fortify
      self.executableStack = executableStack
      self.writableCode = writableCode
      self.isStatic = isStatic
    }

    private enum CodingKeys: String, CodingKey {
      case kind, relro, canary, fortify, executableStack, writableCode
      case isStatic = "static"
    }
  }

  /// A credential; its value is not kept.
  public struct Secret: Hashable, Sendable, Encodable {
    public let kind: String
    /// The kind in words.
    public let title: String
    /// Its first characters and its length; nil where its name alone tells it.
    public let redacted: String?
    /// The file; nil for one in the image's configuration.
    public let path: String?
    public let line: Int?
    /// The place in the configuration, such as `config.Env[TOKEN]`.
    public let subject: String?
    public let layer: Int?
    /// The later layer that deleted or replaced the file: it is shipped all the same.
    public let hiddenBy: Int?
    /// The package that brought the file as it is: what is public is no secret.
    public let package: String?

    public init(
      kind: String, title: String, redacted: String?, path: String? = nil, line: Int? = nil,
      subject: String? = nil, layer: Int? = nil, hiddenBy: Int? = nil, package: String? = nil
    ) {
      self.kind = kind
      self.title = title
      self.redacted = redacted
      self.path = path
      self.line = line
      self.subject = subject
      self.layer = layer
      self.hiddenBy = hiddenBy
      self.package = package
    }
  }
}
