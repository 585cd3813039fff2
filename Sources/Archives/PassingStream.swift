/// A stream whose bytes another thread hands over while they pass it.
///
/// Whoever passes them has no time to parse, and a parser that asks for the next bytes is far simpler than one that is
/// called with them. What the reader skips is not even copied.
public final class PassingStream: SkippingStream {
  private let ring: ChunkRing
  private var position: Int64 = 0
  /// What is left of the chunk that is being read.
  private var current: UnsafeRawBufferPointer?

  fileprivate init(_ ring: ChunkRing) {
    self.ring = ring
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    guard let chunk = try chunk() else { return 0 }
    let count = min(chunk.count, buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    use(count, of: chunk)
    return count
  }

  public func skip(_ count: Int64) throws(ArchiveError) -> Int64 {
    let start = position
    let (sum, overflows) = start.addingReportingOverflow(max(0, count))
    let target = overflows ? .max : sum
    ring.pass(to: target)
    while position < target, let chunk = try chunk() {
      use(Int(min(Int64(chunk.count), target - position)), of: chunk)
    }
    return position - start
  }

  /// The chunk to read; nil at the end.
  private func chunk() throws(ArchiveError) -> UnsafeRawBufferPointer? {
    if let current { return current }
    let next = try ring.slotToRead()
    position = next.offset
    guard !next.bytes.isEmpty else { return nil }
    current = next.bytes
    return next.bytes
  }

  private func use(_ count: Int, of chunk: UnsafeRawBufferPointer) {
    position += Int64(count)
    if count == chunk.count {
      current = nil
      ring.emptied()
    } else {
      current = UnsafeRawBufferPointer(rebasing: chunk[count...])
    }
  }
}

/// Reads on a thread of its own what is handed over on this one.
public final class PassingReader<Value: Sendable> {
  private let ring = ChunkRing()
  private let outcome = Outcome()
  private let thread: Thread
  private var position: Int64 = 0
  private var isClosed = false

  /// What the reading came to; written before the thread ends, read after it was joined.
  private final class Outcome: @unchecked Sendable {
    var value: Value?
  }

  public init(_ read: @escaping @Sendable (PassingStream) -> Value) throws(ArchiveError) {
    let (ring, outcome) = (ring, outcome)
    thread = try Thread {
      outcome.value = read(PassingStream(ring))
      ring.cancel()
    }
  }

  deinit {
    guard !isClosed else { return }
    ring.fail(.truncated("the rest of the file did not come"))
    thread.join()
  }

  /// Hands over the next bytes; waits where the reader is behind, and drops what it will not ask for.
  public func write(_ bytes: UnsafeRawBufferPointer) {
    let unwanted = max(0, min(Int64(bytes.count), ring.wanted - position))
    var rest = bytes.dropFirst(Int(unwanted))
    var offset = position + unwanted
    position += Int64(bytes.count)
    while !rest.isEmpty, let slot = ring.slotToFill() {
      let part = rest.prefix(slot.count)
      slot.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      ring.filled(part.count, at: offset)
      offset += Int64(part.count)
      rest = rest.dropFirst(part.count)
    }
  }

  /// Says that all bytes were handed over, and waits for what the reading comes to.
  public func finish() -> Value? {
    if ring.slotToFill() != nil { ring.filled(0, at: position) }
    isClosed = true
    thread.join()
    return outcome.value
  }
}
