import TestSupport
import Testing

@testable import Archives

/// The end of a ZIP archive, where readers begin.
@Suite struct ZipEndRecordTests {
  private static let sample = ZipBuilder([ZipHeader("one", [1, 2, 3]), .streamed("two", [4, 5])])

  private func archive(
    _ bytes: [UInt8], _ limits: ArchiveLimits = ArchiveLimits()
  ) throws(ArchiveError) -> ZipArchive {
    try ZipArchive(MemoryBytes(bytes), limits: limits)
  }

  @Test(arguments: [false, true]) func `an archive cut anywhere is an error`(isWide: Bool) {
    let bytes = Self.sample.with { $0.isWide = isWide }.bytes
    for count in 0..<bytes.count {
      #expect(throws: ArchiveError.self, "\(count) bytes") { try archive(Array(bytes.prefix(count))) }
    }
  }

  /// Each word of eight bytes at an extreme.
  @Test func `an archive with extreme numbers anywhere does not crash`() {
    let bytes = Self.sample.with { $0.isWide = true }.bytes
    for place in 0...bytes.count - 8 {
      for value in [UInt64.max, 1 << 63, 1 << 62, 0] {
        var changed = bytes
        for index in 0..<8 { changed[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(index * 8)) }
        guard let archive = try? archive(changed) else { continue }
        for entry in archive.entries { _ = try? archive.content(of: entry, limit: 1000) }
        _ = archive.alternativeArchives(limits: ArchiveLimits())
      }
    }
  }

  /// Readers search from the end, or for the record whose comment fits: they find different archives.
  @Test func `a comment that holds another archive is told, and the other is found`() throws {
    let other = ZipBuilder([ZipHeader("evil", [0])]).bytes
    let inner = try archive(Self.sample.with { $0.comment = other }.bytes)
    #expect(inner.entries.map(\.shownName) == ["evil"])
    #expect(inner.irregularities.map(\.message) == ["207 bytes stand before the archive"])
    let outer = inner.alternativeArchives(limits: ArchiveLimits())
    #expect(outer.map { $0.entries.map(\.shownName) } == [["one", "two"]])
    #expect(outer.first?.irregularities.map(\.message) == ["its comment holds parts of another archive"])

    let padded = try archive(Self.sample.with { $0.comment = other + [0] }.bytes)
    #expect(padded.entries.map(\.shownName) == ["one", "two"])
    #expect(padded.irregularities.map(\.kind) == [.comment])
  }

  @Test func `the two end records have to agree`() throws {
    let wide = Self.sample.with { $0.isWide = true }
    #expect(try archive(wide.with { $0.claimedCount = .max }.bytes).irregularities == [])
    #expect(
      try archive(wide.with { $0.claimedCount = 1 }.bytes).irregularities.map(\.message)
        == ["its two end records name different directories"])
  }

  @Test(arguments: [0, 1, 3, 0xFFFF] as [UInt16]) func `the directory holds the members it should`(
    count: UInt16
  ) {
    #expect(throws: ArchiveError.damaged("the directory does not hold the \(count) entries it should")) {
      try archive(Self.sample.with { $0.claimedCount = count }.bytes)
    }
  }

  @Test(arguments: [UInt64.max, 1 << 62, 1 << 63]) func `no directory lies beyond any file`(size: UInt64) {
    #expect(throws: ArchiveError.damaged("the directory would lie beyond any file")) {
      try archive(Self.sample.with { ($0.isWide, $0.wideSize) = (true, size) }.bytes)
    }
  }

  @Test func `a wide record that lies elsewhere is not read, and that is said`() {
    #expect(
      throws: ArchiveError.unsupported("the Zip64 end record does not stand in front of its locator")
    ) {
      try archive(Self.sample.with { ($0.isWide, $0.wideGap) = (true, [0, 0, 0, 0]) }.bytes)
    }
  }

  @Test func `more members than the limit are an error`() throws {
    var limits = ArchiveLimits()
    limits.entries = 2
    #expect(try archive(Self.sample.bytes, limits).entries.count == 2)
    limits.entries = 1
    #expect(throws: ArchiveError.overLimit("more than 1 entries in one archive")) {
      try archive(Self.sample.bytes, limits)
    }
  }

  @Test func `not every end record is read as an archive of its own`() throws {
    var bytes: [UInt8] = []
    // Each says that its comment reaches to the end.
    for left in (0..<400).reversed() {
      bytes += ZipBuilder([]).bytes.dropLast(2) + [UInt8(left * 22 & 255), UInt8(left * 22 >> 8)]
    }
    #expect(try archive(bytes).alternatives.count == 8)
  }
}
