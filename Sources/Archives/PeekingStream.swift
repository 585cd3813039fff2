/// A stream whose first bytes can be looked at before they are read.
public final class PeekingStream: ByteStream {
  private let upstream: any ByteStream
  private var peeked: ArraySlice<UInt8> = []

  public init(_ upstream: any ByteStream) {
    self.upstream = upstream
  }

  /// The next bytes, up to so many; fewer only at the end.
  public func peek(_ count: Int) throws(ArchiveError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { buffer.deallocate() }
    while peeked.count < count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(count - peeked.count)])
      let read = try upstream.read(into: rest)
      if read == 0 { break }
      peeked += rest[..<read]
    }
    return Array(peeked.prefix(count))
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    guard !peeked.isEmpty else { return try upstream.read(into: buffer) }
    let part = peeked.prefix(buffer.count)
    buffer.copyBytes(from: part)
    peeked = peeked.dropFirst(part.count)
    return part.count
  }
}
