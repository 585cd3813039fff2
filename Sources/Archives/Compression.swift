/// How a stream is compressed, told by its first bytes.
public enum Compression: String, Hashable, Sendable {
  case none, gzip, zstd

  /// Bytes that are enough for ``init(magic:)``.
  public static let magicLength = 4

  /// Tells gzip (RFC 1952) and zstd (RFC 8878, also its skippable frames) from everything else.
  public init(magic bytes: some Collection<UInt8>) {
    let bytes = Array(bytes.prefix(Self.magicLength))
    if bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes == [0x28, 0xB5, 0x2F, 0xFD] {
      self = .zstd
    } else if bytes.count == 4, bytes[0] & 0xF0 == 0x50, bytes[1...] == [0x2A, 0x4D, 0x18] {
      self = .zstd
    } else {
      self = .none
    }
  }

  /// Looks at the start of a region.
  public init(of region: FileRegion) throws(ArchiveError) {
    let stream = FileRegion(
      file: region.file, offset: region.offset, length: min(region.length, Int64(Self.magicLength))
    ).stream()
    self.init(magic: try stream.readAll(limit: Self.magicLength))
  }

  /// The unpacked stream of a packed one.
  public func unpack(_ packed: any ByteStream, limits: ArchiveLimits) throws(ArchiveError) -> any ByteStream {
    switch self {
    case .none: packed
    case .gzip: BoundedStream(try GzipStream(packed), limits: limits)
    case .zstd: BoundedStream(try FilterStream(packed, .zstd), limits: limits)
    }
  }
}

/// A stream that unpacks another knows how much it took in.
protocol UnpackingStream: ByteStream {
  var packedCount: Int64 { get }
}

/// Stops a decompression bomb.
final class BoundedStream: ByteStream {
  private let upstream: any UnpackingStream
  private let limits: ArchiveLimits
  private var count: Int64 = 0

  init(_ upstream: any UnpackingStream, limits: ArchiveLimits) {
    self.upstream = upstream
    self.limits = limits
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let read = try upstream.read(into: buffer)
    count += Int64(read)
    guard count <= limits.unpackedBytes else {
      throw .overLimit("unpacks to more than the limit of \(limits.unpackedBytes) bytes")
    }
    if count > limits.unpackedBytesBeforeRatio, count / max(upstream.packedCount, 1) > limits.compressionRatio
    {
      throw .overLimit("unpacks to more than \(limits.compressionRatio) times its size: a decompression bomb")
    }
    return read
  }
}
