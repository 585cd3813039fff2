/// Bytes in order, read once.
public protocol ByteStream: AnyObject {
  /// Fills at least one byte of `buffer` and says how many; 0 is the end, and only a sound end.
  ///
  /// A stream that is cut short or damaged throws: there is no quiet way to stop early.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int
}

/// A stream that can pass over bytes without handing them out.
public protocol SkippingStream: ByteStream {
  /// Passes over up to `count` bytes; says how many there were.
  func skip(_ count: Int64) throws(ArchiveError) -> Int64
}

extension ByteStream {
  /// Reads and forgets the rest, so that hashes further up see every byte.
  ///
  /// Says whether any byte was not zero.
  @discardableResult
  public func drain() throws(ArchiveError) -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
    defer { buffer.deallocate() }
    var sawContent = false
    while true {
      let count = try read(into: buffer)
      if count == 0 { return sawContent }
      if !sawContent { sawContent = buffer[..<count].contains { $0 != 0 } }
    }
  }

  /// Reads everything, up to a limit.
  public func readAll(limit: Int) throws(ArchiveError) -> [UInt8] {
    var result: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      if count == 0 { return result }
      guard result.count + count <= limit else {
        throw .overLimit("more than the \(limit) bytes allowed here")
      }
      result += buffer[..<count]
    }
  }

  /// 256 KiB: smaller chunks cost calls, larger ones fall out of the cache.
  static var chunk: Int { 256 << 10 }
}
