import TestSupport
import Testing

@testable import Archives

/// 7z archives, which libarchive reads in leaps.
@Suite struct SevenZipTests {
  private static let bytes = ArchiveWriter.sevenZip([
    ("dir/one", Array("first".utf8)), ("empty", []), ("two", Array(repeating: 7, count: 1000)),
  ])

  private func read(
    _ bytes: [UInt8], _ limits: ArchiveLimits = ArchiveLimits()
  ) throws(ArchiveError) -> [(name: String, content: [UInt8])] {
    var entries: [(String, [UInt8])] = []
    try SevenZipArchive.read(MemoryBytes(bytes), limits: limits) { entry, body throws(ArchiveError) in
      var content: [UInt8] = []
      try body { content += $0 }
      #expect(entry.size == content.count)
      entries.append((text(entry.path), content))
    }
    return entries
  }

  @Test func `every member comes with its content`() throws {
    let entries = try read(Self.bytes).sorted { $0.name < $1.name }
    #expect(entries.map(\.name) == ["dir/one", "empty", "two"])
    #expect(entries.map(\.content) == [Array("first".utf8), [], Array(repeating: 7, count: 1000)])
  }

  @Test func `an archive cut anywhere is an error`() {
    for count in 0..<Self.bytes.count {
      #expect(throws: ArchiveError.self, "cut at \(count)") { try read(Array(Self.bytes.prefix(count))) }
    }
  }

  @Test func `an archive with any byte changed does not crash`() {
    for place in Self.bytes.indices {
      for change in [1, 0x80, 0xFF] as [UInt8] {
        var bytes = Self.bytes
        bytes[place] ^= change
        _ = try? read(bytes)
      }
    }
  }

  @Test func `more than is allowed is an error`() throws {
    var limits = ArchiveLimits()
    limits.unpackedBytes = 1005
    #expect(try read(Self.bytes, limits).count == 3)
    limits.unpackedBytes = 1004
    #expect(throws: ArchiveError.overLimit("the entries of one archive have more than the allowed bytes")) {
      try read(Self.bytes, limits)
    }
    limits.unpackedBytes = 1005
    limits.entries = 2
    #expect(throws: ArchiveError.overLimit("more than 2 entries in one archive")) {
      try read(Self.bytes, limits)
    }
  }
}
