import TestSupport
import Testing

@testable import Archives

/// Bytes that are read in any order, wherever they lie.
@Suite struct RandomAccessTests {
  private static let content = (0..<200).map { UInt8($0) }

  /// The same bytes in memory, in a file, and as a part of more of them.
  private func places(_ folder: TemporaryFolder) throws -> [any RandomAccess] {
    let file = try OpenFile(try folder.write([9, 9] + Self.content + [9], to: "file"))
    let region = FileRegion(file: file, offset: 2, length: 200)
    return [
      MemoryBytes(Self.content), region, MemoryBytes([1] + Self.content + [2]).part(at: 1, length: 200),
      MemoryBytes([1] + Self.content).part(at: 1, length: .max),
    ]
  }

  @Test func `every place gives the same bytes`() throws {
    let folder = try TemporaryFolder()
    for place in try places(folder) {
      #expect(place.length == 200)
      #expect(try place.bytes(at: 0, count: 200) == Self.content)
      #expect(try place.bytes(at: 150, count: 50) == Array(Self.content[150...]))
      #expect(try place.bytes(at: 200, count: 0) == [])
      #expect(try place.part(at: 10, length: 5).bytes(at: 1, count: 4) == [11, 12, 13, 14])
    }
  }

  @Test(
    arguments: [(200, 1), (0, 201), (-1, 1), (.max, 1), (.min, 1), (199, 2), (1, .max)] as [(Int64, Int)])
  func `what reaches over the end is truncated`(offset: Int64, count: Int) throws {
    let folder = try TemporaryFolder()
    for place in try places(folder) {
      #expect(throws: ArchiveError.truncated("\(count) bytes at \(offset) reach over the end at 200")) {
        try place.bytes(at: offset, count: count)
      }
    }
  }

  @Test func `a part that begins behind the end is empty`() {
    let bytes = MemoryBytes(Self.content)
    #expect([200, 201, .max].map { bytes.part(at: $0, length: 10).length } == [0, 0, 0])
    #expect(bytes.part(at: -5, length: 10).length == 10)
    #expect(bytes.part(at: 5, length: -1).length == 0)
  }

  @Test(arguments: [1, 64, 1000]) func `bytes are read in order, too, and skipped`(chunk: Int) throws {
    let folder = try TemporaryFolder()
    for place in try places(folder) {
      #expect(Outcome(place.sequence(), chunk: chunk).bytes == Self.content)
      let stream = try #require(place.sequence() as? any SkippingStream)
      #expect(try stream.skip(50) == 50)
      #expect(Outcome(stream, chunk: chunk).bytes == Array(Self.content[50...]))
      #expect(try stream.skip(1) == 0)
    }
  }

  @Test func `a region skips what lies in it and no further`() throws {
    let folder = try TemporaryFolder()
    let file = try OpenFile(try folder.write(Self.content, to: "file"))
    let stream = FileRegion(file: file, offset: 10, length: 20).stream()
    #expect(stream.skip(-3) == 0)
    #expect(stream.skip(15) == 15)
    #expect(stream.skip(.max) == 5)
    #expect(Outcome(stream).bytes == [])
    #expect(file.whole.part(at: 190, length: 11) == nil)
    #expect(file.whole.part(at: 0, length: .max) == nil)
  }
}

/// Looking ahead in a stream.
@Suite struct PeekingStreamTests {
  @Test(arguments: [1, 3, 100]) func `what was looked at is still read`(chunk: Int) throws {
    let stream = PeekingStream(ChunkedBytes([1, 2, 3, 4, 5], chunk: chunk))
    #expect(try stream.peek(2) == [1, 2])
    #expect(try stream.peek(4) == [1, 2, 3, 4])
    #expect(try stream.peek(3) == [1, 2, 3])
    #expect(Outcome(stream, chunk: 2).bytes == [1, 2, 3, 4, 5])
    #expect(try stream.peek(1) == [])
  }

  @Test func `fewer bytes come only at the end`() throws {
    let stream = PeekingStream(ChunkedBytes([1, 2, 3], chunk: 1))
    #expect(try stream.peek(10) == [1, 2, 3])
    #expect(try stream.peek(0) == [])
    #expect(Outcome(stream).bytes == [1, 2, 3])
  }
}
