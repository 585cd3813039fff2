// Property names are the keys of the JSON document: docs/inspect.schema.json describes them.

extension Inventory {
  /// The image as its documents name it.
  public struct Image: Hashable, Sendable, Encodable {
    /// The repository, or the file where the image has no name.
    public let name: String
    public let tag: String?
    /// Of the manifest; nil in an archive that has none.
    public let digest: String?
    public let configDigest: String?
    /// How it was packed.
    public let format: String
    public let platform: String?
    /// When it was built, as it says itself.
    public let created: String?
    /// Bytes of all layers as stored.
    public let size: Int64
    public let unpackedSize: Int64
    /// The package URL; nil without a repository and the digest of the manifest.
    public let purl: String?

    public init(
      name: String, tag: String?, digest: String?, configDigest: String?, format: String, platform: String?,
      created: String?, size: Int64, unpackedSize: Int64, purl: String?
    ) {
      self.name = name
      self.tag = tag
      self.digest = digest
      self.configDigest = configDigest
      self.format = format
      self.platform = platform
      self.created = created
      self.size = size
      self.unpackedSize = unpackedSize
      self.purl = purl
    }
  }

  /// A layer, the base first.
  public struct Layer: Hashable, Sendable, Encodable {
    public let index: Int
    /// Of the blob as stored; nil in archives that keep none.
    public let digest: String?
    public let diffID: String?
    public let size: Int64
    public let unpackedSize: Int64
    /// How many entries it has.
    public let files: Int
    /// The step that made it, without secrets; nil where the history does not tell.
    public let createdBy: String?

    public init(
      index: Int, digest: String?, diffID: String?, size: Int64, unpackedSize: Int64, files: Int,
      createdBy: String?
    ) {
      self.index = index
      self.digest = digest
      self.diffID = diffID
      self.size = size
      self.unpackedSize = unpackedSize
      self.files = files
      self.createdBy = createdBy
    }
  }

  /// What the image stands on: its distribution, and the base image that it names itself.
  public struct Base: Hashable, Sendable, Encodable {
    /// Nil when the image has no os-release.
    public let os: OperatingSystem?
    /// `org.opencontainers.image.base.name`.
    public let name: String?
    /// `org.opencontainers.image.base.digest`.
    public let digest: String?

    public init(os: OperatingSystem?, name: String?, digest: String?) {
      self.os = os
      self.name = name
      self.digest = digest
    }
  }

  /// What os-release says.
  public struct OperatingSystem: Hashable, Sendable, Encodable {
    public let id: String?
    public let version: String?
    public let title: String?

    public init(id: String?, version: String?, title: String?) {
      self.id = id
      self.version = version
      self.title = title
    }
  }

  /// How a container is started, without secrets.
  public struct Start: Hashable, Sendable, Encodable {
    /// As it is written: empty stands for root.
    public let user: String
    public let workingDirectory: String
    public let entrypoint: [String]
    public let command: [String]
    public let ports: [String]
    public let volumes: [String]

    public init(
      user: String, workingDirectory: String, entrypoint: [String], command: [String], ports: [String],
      volumes: [String]
    ) {
      self.user = user
      self.workingDirectory = workingDirectory
      self.entrypoint = entrypoint
      self.command = command
      self.ports = ports
      self.volumes = volumes
    }
  }
}
