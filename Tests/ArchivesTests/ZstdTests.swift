import TestSupport
import Testing

@testable import Archives

private let hello = Array("hello, hello, hello".utf8)

private func unpack(_ bytes: [UInt8], chunk: Int = .max) -> Outcome? {
  guard let stream = try? FilterStream(ChunkedBytes(bytes, chunk: chunk), .zstd) else { return nil }
  return Outcome(stream)
}

@Test(arguments: [1, 3, 100_000])
func `zstd frames are read one after another`(chunk: Int) {
  #expect(unpack(Packing.zstd(hello), chunk: chunk)?.bytes == hello)
  let two = unpack(Packing.zstd(hello) + Packing.zstd(hello), chunk: chunk)
  #expect(two?.bytes == hello + hello && two?.error == nil)
}

@Test func `zstd within zstd is an error`() {
  #expect(unpack(Packing.zstd(Packing.zstd(hello))) == nil)
}

@Test func `an empty zstd frame is an error, as no tar archive is empty`() {
  #expect(unpack(Packing.zstd([])) == nil)
}

@Test func `a zstd frame cut anywhere is an error`() {
  let whole = Packing.zstd(hello)
  for length in 0..<whole.count {
    let outcome = unpack(Array(whole.prefix(length)))
    #expect(outcome == nil || outcome?.error != nil, "cut at \(length)")
  }
}

@Test func `bytes behind a zstd frame are an error`() {
  let outcome = unpack(Packing.zstd(hello) + Array("garbage".utf8))
  #expect(outcome == nil || outcome?.error != nil)
}

@Test func `a zstd frame with any bit flipped does not crash`() {
  let whole = Packing.zstd(hello)
  for bit in 0..<whole.count * 8 {
    var bytes = whole
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    _ = unpack(bytes)
  }
}

@Test(
  arguments: [
    ([0x1F, 0x8B], .gzip), ([0x28, 0xB5, 0x2F, 0xFD], .zstd), ([0x5A, 0x2A, 0x4D, 0x18], .zstd),
    ([0x28, 0xB5, 0x2F], .none), ([0x1F], .none), ([], .none), (Array("ustar".utf8), .none),
  ] as [([UInt8], Compression)])
func `compression is told by the first bytes`(bytes: [UInt8], compression: Compression) {
  #expect(Compression(magic: bytes) == compression)
}
