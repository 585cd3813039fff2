import Checklists

extension NativeReport {
  /// A layer of an image.
  public struct TargetLayer: Codable, Hashable, Sendable {
    /// Counted from 0, the base layer first.
    public let index: Int
    /// The digest of the blob as it is stored; left out where the image does not tell.
    public let digest: String?
    /// The digest of the unpacked layer; left out where the image does not tell.
    public let diffID: String?
    /// Bytes of the blob.
    public let size: Int64
    public let unpackedSize: Int64
    /// The history entry that made it, without secrets.
    public let createdBy: String?
    /// Whether the base image brought it; left out where no Dockerfile tells.
    public let base: Bool?
  }
}

extension NativeReport.TargetLayer {
  init(_ layer: LayerSummary) {
    index = layer.index
    digest = layer.digest
    diffID = layer.diffID
    size = layer.size
    unpackedSize = layer.unpackedSize
    createdBy = layer.createdBy
    base = layer.isBase
  }
}
