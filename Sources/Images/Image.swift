import Archives
import Digests

/// One image, read and checked against its own documents.
///
/// What did not match is not here: a configuration or layer whose digest was wrong is an error in its place, and
/// ``problems`` says so.
public struct Image: Sendable {
  public let name: ImageName?
  public let format: ImageFormat
  /// The digest of the manifest; nil for an archive of `docker save` that has none.
  public let manifestDigest: Digest?
  public let mediaType: String
  public let annotations: [String: String]
  public let configurationDigest: Digest?
  public let configuration: Result<ImageConfig, ImageError>
  public let layers: [Layer]
  public let tree: Result<FileTree, ImageError>
  public let problems: [ImageProblem]

  /// One layer, the base first.
  public struct Layer: Sendable {
    public let index: Int
    /// The digest of the blob as it is stored.
    public let digest: Digest?
    public let diffID: Digest?
    public let mediaType: String
    /// Bytes of the blob.
    public let size: Int64
    public let unpackedSize: Int64
    public let entryCount: Int
    public let extendedAttributeCount: Int

    public init(
      index: Int, digest: Digest?, diffID: Digest?, mediaType: String, size: Int64, unpackedSize: Int64,
      entryCount: Int, extendedAttributeCount: Int
    ) {
      self.index = index
      self.digest = digest
      self.diffID = diffID
      self.mediaType = mediaType
      self.size = size
      self.unpackedSize = unpackedSize
      self.entryCount = entryCount
      self.extendedAttributeCount = extendedAttributeCount
    }
  }

  public init(
    name: ImageName?, format: ImageFormat, manifestDigest: Digest?, mediaType: String,
    annotations: [String: String],
    configurationDigest: Digest?, configuration: Result<ImageConfig, ImageError>, layers: [Layer],
    tree: Result<FileTree, ImageError>, problems: [ImageProblem]
  ) {
    self.name = name
    self.format = format
    self.manifestDigest = manifestDigest
    self.mediaType = mediaType
    self.annotations = annotations
    self.configurationDigest = configurationDigest
    self.configuration = configuration
    self.layers = layers
    self.tree = tree
    self.problems = problems
  }

  /// The history entry of each layer, where the history has as many layers as the image.
  public var layerHistory: [HistoryEntry?] {
    guard case .success(let configuration) = configuration else { return layers.map { _ in nil } }
    let entries = configuration.history.filter { !$0.isEmptyLayer }
    return entries.count == layers.count ? entries : layers.map { _ in nil }
  }
}
