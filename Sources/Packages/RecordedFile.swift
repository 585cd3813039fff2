import Digests

/// What the record of a package says about one file.
public struct RecordedFile: Hashable, Sendable {
  /// What the file should be.
  public enum Content: Hashable, Sendable {
    /// A regular file with this digest.
    case digest(DigestAlgorithm, [UInt8])
    /// A symbolic link with this target.
    case link([UInt8])
    /// A symbolic link whose target has this digest.
    case linkDigest(DigestAlgorithm, [UInt8])
    /// Listed without a digest, such as a folder or a file that is made anew.
    case unrecorded
  }

  /// From the root, without a leading slash: names are bytes.
  public let path: [UInt8]
  public let content: Content
  public let size: Int64?
  /// A file that its owner may change: dpkg's conffile, rpm's `%config`.
  public let isConfiguration: Bool
  /// A file that need not be there: rpm's `%ghost` and documentation that was left out.
  public let mayBeMissing: Bool

  public init(
    path: [UInt8], content: Content, size: Int64? = nil, isConfiguration: Bool = false,
    mayBeMissing: Bool = false
  ) {
    self.path = path
    self.content = content
    self.size = size
    self.isConfiguration = isConfiguration
    self.mayBeMissing = mayBeMissing
  }
}
