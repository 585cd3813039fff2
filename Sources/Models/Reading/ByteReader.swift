import Archives

/// Reads a file's bytes in order, counts them, and never takes a length on trust.
final class ByteReader {
  private let stream: any ByteStream
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private var filled = 0..<0
  private var hasEnded = false
  /// Where the next byte stands.
  private(set) var offset: Int64
  /// Where the bytes end, where somebody knows.
  let size: Int64?

  /// - Parameter offset: of the first byte: a part of a file counts as the file does.
  init(_ stream: any ByteStream, size: Int64?, startingAt offset: Int64 = 0) {
    self.stream = stream
    self.size = size
    self.offset = offset
  }

  convenience init(_ bytes: any RandomAccess, startingAt offset: Int64 = 0) {
    self.init(bytes.sequence(), size: offset + bytes.length, startingAt: offset)
  }

  convenience init(_ bytes: [UInt8]) {
    self.init(MemoryBytes(bytes))
  }

  deinit {
    buffer.deallocate()
  }

  /// Bytes that are still to come; all that a file may have where nobody knows.
  var remaining: Int64 { size.map { max(0, $0 - offset) } ?? .max }

  func isAtEnd() throws(ModelError) -> Bool { try !fill() }

  /// The next byte, which stays the next one; nil at the end.
  func peek() throws(ModelError) -> UInt8? { try fill() ? buffer[filled.lowerBound] : nil }

  @inline(__always)
  func byte() throws(ModelError) -> UInt8 {
    if filled.isEmpty, try !fill() { throw truncated() }
    let byte = buffer[filled.lowerBound]
    filled = filled.lowerBound + 1..<filled.upperBound
    offset += 1
    return byte
  }

  /// Exactly so many bytes; a length that the rest of the file cannot hold is refused before anything is allocated.
  func bytes(_ count: Int) throws(ModelError) -> [UInt8] {
    guard count >= 0, Int64(count) <= remaining else { throw truncated() }
    var result: [UInt8] = []
    result.reserveCapacity(min(count, 1 << 20))
    while result.count < count {
      guard try fill() else { throw truncated() }
      let part = min(filled.count, count - result.count)
      result += buffer[filled.lowerBound..<filled.lowerBound + part]
      use(part)
    }
    return result
  }

  /// What is left, up to so many bytes.
  func upTo(_ count: Int) throws(ModelError) -> [UInt8] {
    var result: [UInt8] = []
    while result.count < count, try fill() {
      let part = min(filled.count, count - result.count)
      result += buffer[filled.lowerBound..<filled.lowerBound + part]
      use(part)
    }
    return result
  }

  func skip(_ count: Int64) throws(ModelError) {
    guard count >= 0, count <= remaining else { throw truncated() }
    var left = count
    let buffered = Int(min(left, Int64(filled.count)))
    use(buffered)
    left -= Int64(buffered)
    if left > 0, let stream = stream as? any SkippingStream {
      let skipped = try archived { () throws(ArchiveError) in try stream.skip(left) }
      offset += skipped
      left -= skipped
    }
    while left > 0 {
      guard try fill() else { throw truncated() }
      let part = Int(min(left, Int64(filled.count)))
      use(part)
      left -= Int64(part)
    }
  }

  /// Everything up to a line feed, which is taken and left out; nil where the file ends first.
  func line(limit: Int) throws(ModelError) -> [UInt8]? {
    var result: [UInt8] = []
    while try fill() {
      let rest = buffer[filled]
      if let end = rest.firstIndex(of: 0x0A) {
        result += buffer[filled.lowerBound..<end]
        use(end - filled.lowerBound + 1)
        return result
      }
      result += rest
      use(rest.count)
      guard result.count <= limit else {
        throw .malformed(.overLimit, "a line of more than \(limit) bytes", offset: offset)
      }
    }
    return nil
  }

  /// A number of fixed width, with the lowest byte first.
  func integer<Integer: FixedWidthInteger>(_: Integer.Type = Integer.self) throws(ModelError) -> Integer {
    var value: Integer = 0
    for place in 0..<MemoryLayout<Integer>.size {
      value |= Integer(truncatingIfNeeded: try byte()) << Integer(place * 8)
    }
    return value
  }

  func truncated() -> ModelError {
    .malformed(.truncated, "the file ends early", offset: min(offset, size ?? offset))
  }

  private func use(_ count: Int) {
    filled = filled.lowerBound + count..<filled.upperBound
    offset += Int64(count)
  }

  /// Makes sure that a byte is there, unless the file has ended.
  private func fill() throws(ModelError) -> Bool {
    if !filled.isEmpty { return true }
    if hasEnded { return false }
    let count = try archived { () throws(ArchiveError) in try stream.read(into: buffer) }
    filled = 0..<count
    hasEnded = count == 0
    return count > 0
  }

  private func archived<Value>(
    _ body: () throws(ArchiveError) -> Value
  ) throws(ModelError) -> Value {
    do throws(ArchiveError) {
      return try body()
    } catch {
      throw ModelError(error, at: offset)
    }
  }
}
