/// Bytes that may be read in any order, as formats with a directory at their end need it.
public protocol RandomAccess: Sendable {
  var length: Int64 { get }

  /// Fills the whole buffer; what reaches over the end is truncated.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError)
}

extension RandomAccess {
  public func bytes(at offset: Int64, count: Int) throws(ArchiveError) -> [UInt8] {
    guard count > 0 else { return [] }
    try checkBounds(offset, count)
    var bytes = [UInt8](repeating: 0, count: count)
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(ArchiveError) in try read(at: offset, into: buffer) }
    }
    try result.get()
    return bytes
  }

  /// A part of these bytes; what it names beyond the end is not there.
  public func part(at offset: Int64, length: Int64) -> any RandomAccess {
    let start = max(0, min(offset, self.length))
    return BytePart(whole: self, offset: start, length: max(0, min(length, self.length - start)))
  }

  public func sequence() -> any ByteStream { SequenceOfBytes(self) }

  func checkBounds(_ offset: Int64, _ count: Int) throws(ArchiveError) {
    guard offset >= 0, Int64(count) <= length, offset <= length - Int64(count) else {
      throw .truncated("\(count) bytes at \(offset) reach over the end at \(length)")
    }
  }
}

/// Bytes that are in memory already.
public struct MemoryBytes: RandomAccess {
  private let bytes: ArraySlice<UInt8>

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
  }

  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  public var length: Int64 { Int64(bytes.count) }

  public func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) {
    try checkBounds(offset, buffer.count)
    let start = bytes.startIndex + Int(offset)
    buffer.copyBytes(from: bytes[start..<start + buffer.count])
  }
}

extension FileRegion: RandomAccess {
  public func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) {
    try checkBounds(offset, buffer.count)
    let stream = FileRegion(file: file, offset: self.offset + offset, length: Int64(buffer.count)).stream()
    var rest = buffer
    while !rest.isEmpty {
      let count = try stream.read(into: rest)
      rest = UnsafeMutableRawBufferPointer(rebasing: rest[count...])
    }
  }
}

private struct BytePart<Whole: RandomAccess>: RandomAccess {
  let whole: Whole
  let offset: Int64
  let length: Int64

  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) {
    try checkBounds(offset, buffer.count)
    try whole.read(at: self.offset + offset, into: buffer)
  }
}

private final class SequenceOfBytes<Whole: RandomAccess>: SkippingStream {
  private let whole: Whole
  private var position: Int64 = 0

  init(_ whole: Whole) {
    self.whole = whole
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let count = Int(min(Int64(buffer.count), whole.length - position))
    guard count > 0 else { return 0 }
    try whole.read(at: position, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
    position += Int64(count)
    return count
  }

  func skip(_ count: Int64) -> Int64 {
    let skipped = max(0, min(count, whole.length - position))
    position += skipped
    return skipped
  }
}
