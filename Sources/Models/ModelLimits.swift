import Archives

/// How much a model file may ask of the scanner.
public struct ModelLimits: Hashable, Sendable {
  /// Files up to this size are kept in memory until they have passed; larger ones are read while they pass.
  public var bytesInMemory: Int64 = 16 << 20
  /// The part of a file that describes the rest: headers, directories, configurations.
  public var headerBytes: Int64 = 100_000_000
  /// Archives within archives.
  public var depth = 3
  /// Findings of one file; more are only counted.
  public var findings = 200
  /// Values that a pickle may have on its stack, and names that it may remember.
  public var pickleValues = 4_000_000
  /// Bytes of one temporary copy.
  public var copiedBytes: Int64 = 64 << 30
  /// For what is unpacked from within a file.
  public var archives: ArchiveLimits = {
    var limits = ArchiveLimits()
    limits.unpackedBytes = 64 << 30
    limits.unpackedBytesBeforeRatio = 8 << 20
    limits.entries = 1_000_000
    return limits
  }()

  public init() {}
}
