import TestSupport
import Testing

@testable import Archives

/// Files that are compressed as a whole, by any of the formats that some program unpacks unasked.
@Suite struct FileCompressionTests {
  private static let content = Array(String(repeating: "a model, compressed; ", count: 20).utf8)

  static func compressed(_ bytes: [UInt8], by compression: FileCompression) -> [UInt8] {
    switch compression {
    case .gzip: Packing.gzip(bytes)
    case .zlib: Packing.zlib(bytes)
    case .bzip2: ArchiveWriter.compressed(bytes, by: .bzip2)
    case .xz: ArchiveWriter.compressed(bytes, by: .xz)
    case .lzma: ArchiveWriter.compressed(bytes, by: .lzma)
    case .lz4: ArchiveWriter.compressed(bytes, by: .lz4)
    case .zstd: Packing.zstd(bytes)
    }
  }

  private func unpacked(
    _ bytes: [UInt8], _ compression: FileCompression, _ limits: ArchiveLimits = ArchiveLimits(),
    chunk: Int = .max
  ) -> Outcome {
    do throws(ArchiveError) {
      return Outcome(try compression.unpack(ChunkedBytes(bytes, chunk: chunk), limits: limits))
    } catch {
      var outcome = Outcome(ChunkedBytes([]))
      outcome.error = error
      return outcome
    }
  }

  @Test(arguments: FileCompression.allCases)
  func `what is compressed is told by its first bytes, and unpacked`(compression: FileCompression) {
    let bytes = Self.compressed(Self.content, by: compression)
    #expect(FileCompression(magic: bytes) == compression)
    #expect(FileCompression(magic: bytes.prefix(FileCompression.magicLength)) == compression)
    for chunk in [1, 7, .max] {
      let outcome = unpacked(bytes, compression, chunk: chunk)
      #expect(outcome.bytes == Self.content && outcome.error == nil, "chunks of \(chunk)")
    }
  }

  @Test(arguments: FileCompression.allCases)
  func `a compressed file cut anywhere is an error`(compression: FileCompression) {
    let bytes = Self.compressed(Self.content, by: compression)
    for count in 0..<bytes.count {
      #expect(unpacked(Array(bytes.prefix(count)), compression).error != nil, "cut at \(count)")
    }
  }

  @Test(arguments: FileCompression.allCases)
  func `bytes behind a compressed file are an error`(compression: FileCompression) {
    let bytes = Self.compressed(Self.content, by: compression) + Array("cos\nsystem\n".utf8)
    #expect(unpacked(bytes, compression).error != nil)
  }

  @Test(arguments: FileCompression.allCases)
  func `a compressed file with any byte changed does not crash`(compression: FileCompression) {
    let bytes = Self.compressed(Array(Self.content.prefix(40)), by: compression)
    for place in bytes.indices {
      for change in [1, 0x80, 0xFF] as [UInt8] {
        var changed = bytes
        changed[place] ^= change
        _ = unpacked(changed, compression)
      }
    }
  }

  @Test(arguments: FileCompression.allCases)
  func `nothing unpacks to more than the limit`(compression: FileCompression) {
    var limits = ArchiveLimits()
    limits.unpackedBytes = Int64(Self.content.count)
    let bytes = Self.compressed(Self.content, by: compression)
    #expect(unpacked(bytes, compression, limits).error == nil)
    limits.unpackedBytes -= 1
    #expect(
      unpacked(bytes, compression, limits).error
        == .overLimit("unpacks to more than the limit of \(limits.unpackedBytes) bytes"))
  }

  @Test(arguments: [FileCompression.bzip2, .xz, .lzma, .lz4])
  func `a bomb is stopped by its ratio`(compression: FileCompression) {
    var limits = ArchiveLimits()
    limits.unpackedBytesBeforeRatio = 1 << 20
    let bytes = Self.compressed([UInt8](repeating: 0, count: 6 << 20), by: compression)
    #expect(
      unpacked(bytes, compression, limits).error
        == .overLimit("unpacks to more than 200 times its size: a decompression bomb"))
  }

  @Test(
    arguments: [
      [], [0x1F], [0x1F, 0x8B, 7], [0x78], [0x78, 0x02], Array("BZh9 is a text".utf8), Array("x = 1\n".utf8),
      [0x5D, 0, 0, 0x80], [0x5D, 0, 0, 0x80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0x80, 4, 0x95],
    ] as [[UInt8]])
  func `what only begins alike is not compressed`(bytes: [UInt8]) {
    #expect(FileCompression(magic: bytes) == nil)
  }

  @Test(arguments: [0x01, 0x5E, 0x9C, 0xDA] as [UInt8]) func `zlib has four levels`(second: UInt8) {
    #expect(FileCompression(magic: [0x78, second]) == .zlib)
  }

  @Test func `a wrong checksum is an error`() {
    for compression in [FileCompression.gzip, .zlib] {
      var bytes = Self.compressed(Self.content, by: compression)
      // The last bytes of gzip are the length; those of zlib are the checksum.
      bytes[bytes.count - (compression == .gzip ? 5 : 1)] ^= 1
      #expect(unpacked(bytes, compression).error != nil, "\(compression)")
    }
  }
}
