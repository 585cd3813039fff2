/// Runs a stream on a thread of its own, a few chunks ahead of its reader.
///
/// One thread reads, hashes the blob and inflates; the other hashes what came out and walks the tar.
public final class PipedStream: ByteStream {
  private let ring = ChunkRing()
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
    let chunk: UnsafeRawBufferPointer
    if let current { chunk = current } else { chunk = try ring.slotToRead().bytes }
    guard !chunk.isEmpty else { return 0 }
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
