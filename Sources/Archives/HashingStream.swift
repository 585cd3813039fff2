import Digests

/// Hashes and counts what passes through it.
public final class HashingStream: ByteStream {
  private let upstream: any ByteStream
  private var hasher = DigestHasher()

  public init(_ upstream: any ByteStream) {
    self.upstream = upstream
  }

  public var count: Int64 { hasher.count }

  /// The digest of all bytes so far.
  ///
  /// It speaks for the whole stream only after the end was read.
  public var digest: Digest { hasher.finish() }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let count = try upstream.read(into: buffer)
    if count > 0 { hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    return count
  }
}
