/// A layer of an image, as reports list it.
public struct LayerSummary: Hashable, Sendable {
  /// Counted from 0, the base layer first.
  public let index: Int
  /// The digest of the blob as it is stored.
  public let digest: String?
  public let diffID: String?
  /// Bytes of the blob.
  public let size: Int64
  public let unpackedSize: Int64
  /// The history entry that made the layer, without secrets, where the image tells.
  public let createdBy: String?
  /// Whether the base image brought it, and no instruction of the Dockerfile; nil where no Dockerfile tells.
  public let isBase: Bool?

  public init(
    index: Int, digest: String?, diffID: String?, size: Int64, unpackedSize: Int64, createdBy: String?,
    isBase: Bool?
  ) {
    self.index = index
    self.digest = digest
    self.diffID = diffID
    self.size = size
    self.unpackedSize = unpackedSize
    self.createdBy = createdBy
    self.isBase = isBase
  }
}
