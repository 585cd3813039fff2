import Glibc

/// A bounded queue of chunks between one writer and one reader, each on a thread of its own.
final class ChunkRing: @unchecked Sendable {
  /// What the reader gets: bytes, and where in the stream they stand.
  struct Chunk {
    var offset: Int64
    var bytes: UnsafeRawBufferPointer
  }

  static let chunk = 256 << 10
  private static let slots = 6
  private let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: slots * chunk, alignment: 64)
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  // Guarded by `lock`.
  private var filled = [(offset: Int64, count: Int)](repeating: (0, 0), count: ChunkRing.slots)
  private var written = 0
  private var consumed = 0
  private var wantedOffset: Int64 = 0
  private var isCancelled = false
  private var error: ArchiveError?

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
    memory.deallocate()
  }

  private func slot(_ number: Int, count: Int) -> UnsafeMutableRawBufferPointer {
    let start = number % Self.slots * Self.chunk
    return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + count])
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }

  /// The offset that the reader waits for: what stands before it need not be written.
  var wanted: Int64 { locked { wantedOffset } }

  /// Waits for an empty slot; nil when the reader has gone.
  func slotToFill() -> UnsafeMutableRawBufferPointer? {
    locked {
      while written - consumed == Self.slots, !isCancelled { pthread_cond_wait(changed, lock) }
      return isCancelled ? nil : slot(written, count: Self.chunk)
    }
  }

  /// Publishes the slot; a count of 0 is the end.
  func filled(_ count: Int, at offset: Int64 = 0) {
    locked {
      filled[written % Self.slots] = (offset, count)
      written += 1
      pthread_cond_signal(changed)
    }
  }

  func fail(_ failure: ArchiveError) {
    locked {
      error = failure
      pthread_cond_signal(changed)
    }
  }

  /// Waits for a chunk, which is empty at the end.
  ///
  /// Chunks written before a failure are read before it is thrown.
  func slotToRead() throws(ArchiveError) -> Chunk {
    let result: Result<Chunk, ArchiveError> = locked {
      while written == consumed, error == nil { pthread_cond_wait(changed, lock) }
      if written == consumed, let error { return .failure(error) }
      let (offset, count) = filled[consumed % Self.slots]
      return .success(Chunk(offset: offset, bytes: UnsafeRawBufferPointer(slot(consumed, count: count))))
    }
    return try result.get()
  }

  func emptied() {
    locked {
      consumed += 1
      pthread_cond_signal(changed)
    }
  }

  /// Says that the reader wants nothing that stands before an offset.
  func pass(to offset: Int64) {
    locked { wantedOffset = offset }
  }

  func cancel() {
    locked {
      isCancelled = true
      pthread_cond_signal(changed)
    }
  }
}
