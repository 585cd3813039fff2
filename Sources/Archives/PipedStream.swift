import Glibc

/// Runs a stream on a thread of its own, a few chunks ahead of its reader.
///
/// One thread reads, hashes the blob and inflates; the other hashes what came out and walks the tar.
public final class PipedStream: ByteStream {
  private let ring = Ring()
  private let producer: Thread
  private var current: UnsafeRawBufferPointer?

  /// Takes over `upstream`, which nobody else may touch until this stream has ended.
  public init(_ upstream: any ByteStream) throws(ArchiveError) {
    let ring = ring
    // The ring's lock orders what the producer did before what the reader sees at the end.
    nonisolated(unsafe) let source = upstream
    producer = try Thread {
      do throws(ArchiveError) {
        while let slot = ring.slotToFill() {
          let count = try source.read(into: slot)
          ring.filled(count)
          if count == 0 { return }
        }
      } catch {
        ring.fail(error)
      }
    }
  }

  deinit {
    ring.cancel()
    producer.join()
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    if current == nil { current = try ring.slotToRead() }
    guard let chunk = current else { return 0 }
    let count = min(chunk.count, buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    if count == chunk.count {
      current = nil
      ring.emptied()
    } else {
      current = UnsafeRawBufferPointer(rebasing: chunk[count...])
    }
    return count
  }
}

/// A bounded queue of chunks between one writer and one reader.
private final class Ring: @unchecked Sendable {
  private static let slots = 6
  private let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: slots * (256 << 10), alignment: 64)
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  // Guarded by `lock`.
  private var counts = [Int](repeating: 0, count: Ring.slots)
  private var written = 0
  private var consumed = 0
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
    let start = number % Self.slots * (256 << 10)
    return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + count])
  }

  /// Waits for an empty slot; nil when the reader has gone.
  func slotToFill() -> UnsafeMutableRawBufferPointer? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while written - consumed == Self.slots, !isCancelled { pthread_cond_wait(changed, lock) }
    return isCancelled ? nil : slot(written, count: 256 << 10)
  }

  /// Publishes the slot; a count of 0 is the end.
  func filled(_ count: Int) {
    pthread_mutex_lock(lock)
    counts[written % Self.slots] = count
    written += 1
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }

  func fail(_ failure: ArchiveError) {
    pthread_mutex_lock(lock)
    error = failure
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }

  /// Waits for a chunk; nil at the end.
  ///
  /// Chunks written before a failure are read before it is thrown.
  func slotToRead() throws(ArchiveError) -> UnsafeRawBufferPointer? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while written == consumed, error == nil { pthread_cond_wait(changed, lock) }
    if written == consumed, let error { throw error }
    let count = counts[consumed % Self.slots]
    return count == 0 ? nil : UnsafeRawBufferPointer(slot(consumed, count: count))
  }

  func emptied() {
    pthread_mutex_lock(lock)
    consumed += 1
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }

  func cancel() {
    pthread_mutex_lock(lock)
    isCancelled = true
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }
}
