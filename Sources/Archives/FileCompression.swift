/// How a file is compressed as a whole, told by its first bytes: every format that some program unpacks unasked.
public enum FileCompression: String, CaseIterable, Sendable {
  case gzip, zlib, bzip2, xz, lzma, lz4, zstd

  /// Bytes that are enough for ``init(magic:)``.
  public static let magicLength = 14

  public init?(magic bytes: some Collection<UInt8>) {
    let bytes = Array(bytes.prefix(Self.magicLength))
    guard let found = Self.allCases.first(where: { $0.matches(bytes) }) else { return nil }
    self = found
  }

  private func matches(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .gzip: bytes.starts(with: [0x1F, 0x8B, 8])
    // RFC 1950: deflate with a window of 32 KiB, no dictionary, and a header that 31 divides. Text begins with `x `, too.
    case .zlib: bytes.starts(with: [0x78]) && [0x01, 0x5E, 0x9C, 0xDA].contains(bytes.dropFirst().first)
    case .bzip2:
      bytes.starts(with: "BZh".utf8) && bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26])
    case .xz: bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])
    // Properties, a dictionary of some KiB at least, and a size that is unknown or below 256 GiB.
    case .lzma:
      bytes.count >= 13 && bytes.starts(with: [0x5D, 0x00, 0x00])
        && (bytes[5..<13].allSatisfy { $0 == 0xFF } || bytes[10..<13].allSatisfy { $0 == 0 })
    case .lz4: bytes.starts(with: [0x04, 0x22, 0x4D, 0x18])
    case .zstd: bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }
  }

  /// The unpacked stream of a packed one; over the limits it throws.
  public func unpack(_ packed: any ByteStream, limits: ArchiveLimits) throws(ArchiveError) -> any ByteStream {
    let stream: any UnpackingStream =
      switch self {
      case .gzip: try GzipStream(packed)
      case .zlib: try DeflateStream(packed, .zlib)
      case .bzip2: try FilterStream(packed, .bzip2)
      case .xz: try FilterStream(packed, .xz)
      case .lzma: try FilterStream(packed, .lzma)
      case .lz4: try FilterStream(packed, .lz4)
      case .zstd: try FilterStream(packed, .zstd)
      }
    return BoundedStream(stream, limits: limits)
  }
}
