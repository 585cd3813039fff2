/// How much an archive may ask of the scanner.
///
/// An image over a limit is an error, never a shorter image.
public struct ArchiveLimits: Hashable, Sendable {
  /// Bytes that one compressed stream may unpack to.
  public var unpackedBytes: Int64 = 256 << 30
  /// Unpacked to packed bytes, once more than ``unpackedBytesBeforeRatio`` were unpacked.
  public var compressionRatio: Int64 = 200
  public var unpackedBytesBeforeRatio: Int64 = 100 << 20
  /// Entries of one archive.
  public var entries = 4_000_000
  /// Bytes of one path or link target: PATH_MAX of Linux.
  public var pathBytes = 4096
  /// Holes that the sparse files of an archive may have together: they are hashed as zeros, and cost time but no bytes in the archive.
  public var holeBytes: Int64 = 16 << 30

  public init() {}
}
