import Archives
import TestSupport
import Testing

/// ZIP archives in memory, read by their directory.
@Suite struct ZipReaderTests {
  private static let archive = ZipBuilder.archive([("a/one.txt", Array("one".utf8)), ("two.bin", [0, 1, 2])])

  private func names(_ bytes: [UInt8], _ limits: ArchiveLimits = ArchiveLimits()) throws -> [String] {
    try ZipReader.entries(of: bytes, limits: limits) { _ in true }.map {
      String(decoding: $0.name, as: UTF8.self)
    }
  }

  @Test func `the wanted entries come with their contents`() throws {
    let entries = try ZipReader.entries(of: Self.archive, limits: ArchiveLimits()) {
      $0.last == UInt8(ascii: "n")
    }
    #expect(entries.map(\.content) == [[0, 1, 2]])
    #expect(try names(Self.archive) == ["a/one.txt", "two.bin"])
  }

  @Test func `a program may stand before it`() throws {
    let script = Array("#!/bin/sh\nexec java -jar \"$0\"\n".utf8)
    // The directory still counts from its own beginning.
    #expect(throws: Never.self) { try names(script + Self.archive) }
  }

  @Test func `a name that is not ASCII comes as the bytes it is`() throws {
    #expect(try names(ZipBuilder.archive([("ü/ö.jar", [1])])) == ["ü/ö.jar"])
  }

  @Test func `an archive cut anywhere is damage`() {
    for count in 0..<Self.archive.count {
      #expect(throws: ArchiveError.self, "\(count) bytes") { try names(Array(Self.archive.prefix(count))) }
    }
  }

  @Test func `content that is not as its checksum is damage`() throws {
    var bytes = Self.archive
    let place = try #require(bytes.firstRange(of: Array("one".utf8))?.upperBound)
    // `a/one.txt` has the word in its name, too.
    let content = try #require(bytes[place...].firstRange(of: Array("one".utf8))?.lowerBound)
    bytes[content] = UInt8(ascii: "O")
    #expect(throws: ArchiveError.self) { try names(bytes) }
  }

  @Test func `more than is allowed is an error`() {
    var limits = ArchiveLimits()
    limits.unpackedBytes = 5
    #expect(throws: ArchiveError.self) { try names(Self.archive, limits) }
    limits.unpackedBytes = 6
    #expect(throws: Never.self) { try names(Self.archive, limits) }
    limits.entries = 1
    #expect(throws: ArchiveError.self) { try names(Self.archive, limits) }
  }
}
