import Synchronization
import Testing

@testable import Archives

/// A reader on a thread of its own, fed by whoever has the bytes.
@Suite struct PassingStreamTests {
  private static let content = (0..<(3 * ChunkRing.chunk + 12_345)).map { UInt8(truncatingIfNeeded: $0 * 31) }

  private func pass<Value: Sendable>(
    _ bytes: [UInt8], by step: Int, _ read: @escaping @Sendable (PassingStream) -> Value
  ) throws -> Value? {
    let reader = try PassingReader(read)
    bytes.withUnsafeBytes { whole in
      for start in stride(from: 0, to: whole.count, by: step) {
        reader.write(UnsafeRawBufferPointer(rebasing: whole[start..<min(start + step, whole.count)]))
      }
    }
    return reader.finish()
  }

  @Test(arguments: [1000, ChunkRing.chunk, ChunkRing.chunk + 1, content.count])
  func `the reader gets what passes, in whatever pieces`(step: Int) throws {
    let outcome = try pass(Self.content, by: step) { Outcome($0, chunk: 100_000) }
    #expect(outcome?.bytes == Self.content && outcome?.error == nil)
  }

  @Test func `nothing passes, and that is the end`() throws {
    #expect(try pass([], by: 1) { Outcome($0).bytes } == [])
  }

  /// Where the reader skips, no byte is copied; what it reads then is at the right place.
  @Test(arguments: [0, 1, 100_000, ChunkRing.chunk, 2 * ChunkRing.chunk + 7, content.count])
  func `the reader skips ahead`(count: Int) throws {
    let outcome = try pass(Self.content, by: 5000) { stream -> (Int64?, Outcome) in
      let skipped = try? stream.skip(Int64(count))
      return (skipped, Outcome(stream))
    }
    #expect(outcome?.0 == Int64(count))
    #expect(outcome?.1.bytes == Array(Self.content[count...]))
  }

  @Test(arguments: [Int64(content.count) + 1, .max]) func `no more is skipped than there is`(count: Int64)
    throws
  {
    let skipped = try pass(Self.content, by: 70_000) { stream in try? stream.skip(count) }
    #expect(skipped == Int64(Self.content.count))
  }

  @Test func `reads and skips follow each other`() throws {
    let read = try pass(Self.content, by: 999) { stream -> [UInt8] in
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
      defer { buffer.deallocate() }
      var bytes: [UInt8] = []
      while let count = try? stream.read(into: buffer), count > 0 {
        bytes += buffer
        _ = try? stream.skip(9999)
      }
      return bytes
    }
    #expect(read == stride(from: 0, to: Self.content.count, by: 10_000).map { Self.content[$0] })
  }

  @Test func `whoever passes bytes does not wait for a reader that has gone`() throws {
    #expect(try pass(Self.content + Self.content + Self.content, by: 50_000) { _ in 42 } == 42)
  }

  @Test func `a reader that is left alone learns that the rest did not come`() throws {
    let gathered = EndCollector()
    do {
      let reader = try PassingReader { stream in gathered.add(Outcome(stream).error) }
      reader.write(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    #expect(gathered.all == [.truncated("the rest of the file did not come")])
  }

  private final class EndCollector: Sendable {
    private let ends = Mutex<[ArchiveError?]>([])
    func add(_ end: ArchiveError?) { ends.withLock { $0.append(end) } }
    var all: [ArchiveError?] { ends.withLock { $0 } }
  }
}
