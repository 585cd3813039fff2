import TestSupport
import Testing

@testable import Archives

/// Deflated bytes, bare as in ZIP and in the wrapper of zlib.
@Suite struct DeflateTests {
  private static let content = Array("deflated, and longer than a block header".utf8)

  private func inflated(_ bytes: [UInt8], _ wrapper: ZlibInflater.Wrapper, chunk: Int = .max) throws
    -> Outcome
  {
    Outcome(try DeflateStream(ChunkedBytes(bytes, chunk: chunk), wrapper), chunk: 16)
  }

  @Test(arguments: [1, 5, .max]) func `bytes are inflated in whatever pieces they come`(chunk: Int) throws {
    let bare = try inflated(Packing.deflated(Self.content), .nothing, chunk: chunk)
    let wrapped = try inflated(Packing.zlib(Self.content), .zlib, chunk: chunk)
    #expect(bare.bytes == Self.content && bare.error == nil)
    #expect(wrapped.bytes == Self.content && wrapped.error == nil)
    #expect(try inflated(Packing.deflated([]), .nothing).error == nil)
  }

  @Test func `bytes cut anywhere, and bytes behind the end, are errors`() throws {
    for (bytes, wrapper) in [(Packing.deflated(Self.content), .nothing), (Packing.zlib(Self.content), .zlib)]
      as [([UInt8], ZlibInflater.Wrapper)]
    {
      for count in 0..<bytes.count {
        #expect(
          try inflated(Array(bytes.prefix(count)), wrapper).error == .truncated("deflated bytes end early"))
      }
      #expect(
        try inflated(bytes + [0], wrapper).error == .damaged("bytes after the end of what was deflated"))
    }
  }

  @Test func `a bomb passes in bounded memory, and says how much it took in`() throws {
    let packed = Packing.deflatedZeros(megabytes: 8)
    let stream = try DeflateStream(ChunkedBytes(packed), .nothing)
    #expect(try stream.drain() == false)
    #expect(stream.packedCount == packed.count)
    #expect(packed.count < 64 << 10)
  }
}
