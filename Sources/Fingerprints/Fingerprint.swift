import Digests

/// A file as a list says it should be.
public struct Fingerprint: Hashable, Sendable {
  /// From the root of the image or folder, without a leading slash; nil where the list knows the file by its digest alone.
  public var path: [UInt8]?
  /// Nil where the list does not say what the file is for.
  public let role: Role?
  /// By algorithms that can be computed here.
  public let digests: [DigestAlgorithm: [UInt8]]
  /// Names of algorithms that cannot, such as `blake3`.
  public let otherAlgorithms: [String]
  /// In bytes.
  public let size: Int64?
  /// The permission bits.
  public let mode: UInt16?
  public let owner: Owner?
  /// The build id of a program, in hex.
  public let buildID: String?
  /// The digest of the layer that brings it, packed or not.
  public let layer: String?

  /// What a file is to the service.
  public enum Role: String, CaseIterable, Sendable {
    case model, adapter, tokenizer, config
    case inferenceBinary = "inference-binary"
    case library, script
    case data = "dataset-ref"

    /// Whether it is a model or belongs to one.
    public var isOfModel: Bool { [.model, .adapter, .tokenizer, .config].contains(self) }
  }

  public struct Owner: Hashable, Sendable {
    public let user: UInt32
    public let group: UInt32

    public init(user: UInt32, group: UInt32) {
      self.user = user
      self.group = group
    }
  }

  public init(
    path: [UInt8]?, role: Role? = nil, digests: [DigestAlgorithm: [UInt8]], otherAlgorithms: [String] = [],
    size: Int64? = nil, mode: UInt16? = nil, owner: Owner? = nil, buildID: String? = nil,
    layer: String? = nil
  ) {
    self.path = path
    self.role = role
    self.digests = digests
    self.otherAlgorithms = otherAlgorithms
    self.size = size
    self.mode = mode
    self.owner = owner
    self.buildID = buildID
    self.layer = layer
  }

  /// Whether some digest proves more than that somebody meant no change.
  public var isStrong: Bool { digests.keys.contains { !$0.isWeak } }
}
