import Digests

/// What stands where a signed model is to be: a folder or a single file.
public enum ModelContents: Sendable {
  /// Everything below the root but folders: dot files, empty files and links too.
  case folder([ModelFile])
  /// The model is this file; its path is its name.
  case file(ModelFile)

  var files: [ModelFile] {
    switch self {
    case .folder(let files): files
    case .file(let file): [file]
    }
  }
}

/// One file of a model as it is found, with the digests that its signature asks for (``HashingNeeds``).
public struct ModelFile: Sendable {
  public let path: ModelPath
  public let kind: Kind
  /// In bytes; of a link, that of its target.
  public let size: Int64
  /// Of a link to a file, those of its target.
  public let digests: [DigestAlgorithm: [UInt8]]
  /// Of the parts of the file, in order.
  public let shards: [Sharding: [[UInt8]]]

  public enum Kind: Hashable, Sendable {
    case regular
    case symbolicLink(to: LinkTarget)
    /// A device, a pipe or a socket.
    case special
  }

  /// Where a link leads, all links on the way followed.
  public enum LinkTarget: Hashable, Sendable {
    case file
    case folder
    /// Out of the model, at some step of the way.
    case outside
    /// Nowhere, or in a circle.
    case nothing
  }

  public init(
    path: ModelPath, kind: Kind = .regular, size: Int64, digests: [DigestAlgorithm: [UInt8]],
    shards: [Sharding: [[UInt8]]] = [:]
  ) {
    self.path = path
    self.kind = kind
    self.size = size
    self.digests = digests
    self.shards = shards
  }
}

/// How files are cut into parts that are hashed one by one.
public struct Sharding: Hashable, Sendable {
  public let algorithm: DigestAlgorithm
  /// In bytes, at least one; the last part of a file may be smaller, and an empty file has none.
  public let size: Int64

  public init(algorithm: DigestAlgorithm, size: Int64) {
    self.algorithm = algorithm
    self.size = max(size, 1)
  }
}
