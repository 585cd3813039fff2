import TestSupport
import Testing

@testable import Archives

@Test(arguments: [0, 1, 1 << 18, (1 << 18) + 1, 5 << 20])
func `a piped stream gives the same bytes`(count: Int) throws {
  let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  let outcome = Outcome(try PipedStream(ChunkedBytes(bytes)))
  #expect(outcome.bytes == bytes && outcome.error == nil)
}

@Test func `a piped stream passes an error on, behind the bytes before it`() throws {
  let outcome = Outcome(try PipedStream(GzipStream(ChunkedBytes(Packing.gzip([1, 2]) + [9]))))
  #expect(outcome.bytes == [1, 2] && outcome.error != nil)
}

@Test func `a piped stream that nobody reads to its end stops`() throws {
  for _ in 0..<20 {
    let stream = try PipedStream(ChunkedBytes([UInt8](repeating: 1, count: 4 << 20)))
    #expect(try stream.read(into: .allocate(byteCount: 1, alignment: 1)) == 1)
  }
}
