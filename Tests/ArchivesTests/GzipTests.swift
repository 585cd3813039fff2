import TestSupport
import Testing

@testable import Archives

private let hello = Array("hello, hello, hello".utf8)

/// A gzip stream and whether it is sound.
private struct Case: CustomTestStringConvertible {
  let testDescription: String
  let packed: [UInt8]
  var unpacked: [UInt8]?

  static let zeros = [UInt8](repeating: 0, count: 258 * (1 << 20 / 258) + 1)

  static let all: [Case] = [
    Case(testDescription: "one member", packed: Packing.gzip(hello), unpacked: hello),
    Case(
      testDescription: "three members", packed: Packing.gzip(hello) + Packing.gzip([1]) + Packing.gzip([2]),
      unpacked: hello + [1, 2]),
    Case(
      testDescription: "empty members", packed: Packing.gzip([]) + Packing.gzip(hello) + Packing.gzip([]),
      unpacked: hello),
    Case(testDescription: "an empty member alone", packed: Packing.gzip([]), unpacked: []),
    Case(
      testDescription: "zeros behind", packed: Packing.gzip(hello) + [UInt8](repeating: 0, count: 600),
      unpacked: hello),
    Case(testDescription: "zeros, then a byte", packed: Packing.gzip(hello) + [0, 0, 1]),
    Case(
      testDescription: "zeros, then a member", packed: Packing.gzip(hello) + [0, 0] + Packing.gzip(hello)),
    Case(testDescription: "garbage behind", packed: Packing.gzip(hello) + Array("garbage".utf8)),
    Case(testDescription: "half a header behind", packed: Packing.gzip(hello) + [0x1F, 0x8B, 8]),
    Case(testDescription: "a wrong checksum", packed: Packing.gzip(hello, checksum: 1)),
    Case(testDescription: "a wrong length", packed: Packing.gzip(hello, length: 1)),
    Case(
      testDescription: "a wrong checksum first",
      packed: Packing.gzip(hello, checksum: 1) + Packing.gzip(hello)),
    Case(testDescription: "cut in the checksum", packed: Array(Packing.gzip(hello).dropLast(5))),
    Case(testDescription: "nothing", packed: []),
    Case(testDescription: "no gzip", packed: Array("this is no gzip stream".utf8)),
    Case(
      testDescription: "a megabyte of zeros",
      packed: Packing.member(
        Packing.deflatedZeros(megabytes: 1), checksum: Packing.crc32(zeros), length: UInt32(zeros.count)),
      unpacked: zeros),
  ]
}

@Test(arguments: Case.all)
fileprivate func `both inflaters give the same bytes and verdict`(sample: Case) throws {
  for (input, output) in [
    (1, 1000), (3, 7), (17, 32 << 10), (.max, 64 << 10), (.max, 19), (.max, 20), (.max, 18),
  ] {
    // A megabyte byte by byte would only take time.
    if (sample.unpacked?.count ?? 0) > 1000, min(input, output) < 17 { continue }
    let zlib = Outcome(
      try GzipStream(ChunkedBytes(sample.packed, chunk: input), inflater: ZlibInflater()), chunk: output)
    if let unpacked = sample.unpacked {
      #expect(zlib.bytes == unpacked && zlib.error == nil)
    } else {
      #expect(zlib.error != nil)
    }
    guard let fast = ISALInflater() else { continue }
    let isal = Outcome(
      try GzipStream(ChunkedBytes(sample.packed, chunk: input), inflater: fast), chunk: output)
    #expect(isal == zlib, "input \(input), output \(output)")
  }
}

@Test func `a gzip stream cut anywhere is truncated`() throws {
  let whole = Packing.gzip(hello)
  for length in 0..<whole.count {
    let outcome = Outcome(try GzipStream(ChunkedBytes(Array(whole.prefix(length)))))
    guard case .truncated = outcome.error else {
      Issue.record("cut at \(length): \(String(describing: outcome.error))")
      continue
    }
  }
}

@Test func `a gzip stream with any bit flipped is judged alike, and its bytes are never other ones`() throws {
  let whole = Packing.gzip(hello)
  for bit in 0..<whole.count * 8 {
    var bytes = whole
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    let zlib = Outcome(try GzipStream(ChunkedBytes(bytes), inflater: ZlibInflater()))
    #expect(zlib.error != nil || zlib.bytes == hello, "bit \(bit)")
    guard let fast = ISALInflater() else { continue }
    let isal = Outcome(try GzipStream(ChunkedBytes(bytes), inflater: fast))
    #expect(
      (isal.error == nil) == (zlib.error == nil),
      "bit \(bit): \(String(describing: isal.error)), zlib \(String(describing: zlib.error))")
  }
}

@Test func `a decompression bomb stops early`() throws {
  let bomb = Packing.member(Packing.deflatedZeros(megabytes: 64), checksum: 0, length: 0)
  var limits = ArchiveLimits()
  limits.unpackedBytesBeforeRatio = 4 << 20
  // Fixed codes reach 158.
  limits.compressionRatio = 100
  let outcome = Outcome(try Compression.gzip.unpack(ChunkedBytes(bomb, chunk: 4096), limits: limits))
  guard case .overLimit = outcome.error else {
    Issue.record("\(String(describing: outcome.error))")
    return
  }
  #expect(outcome.bytes.count < 6 << 20)
}

@Test func `a stream may not unpack to more than its limit`() throws {
  var limits = ArchiveLimits()
  limits.unpackedBytes = 10
  for (compression, packed) in [(Compression.gzip, Packing.gzip(hello)), (.zstd, Packing.zstd(hello))] {
    let outcome = Outcome(try compression.unpack(ChunkedBytes(packed), limits: limits))
    #expect(outcome.error == .overLimit("unpacks to more than the limit of 10 bytes"))
  }
}
