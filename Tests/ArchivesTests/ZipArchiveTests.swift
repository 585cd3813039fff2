import TestSupport
import Testing

@testable import Archives

/// ZIP archives read by their directory, and every way in which two readers could see two archives in one.
@Suite struct ZipArchiveTests {
  private static let one = ZipHeader("one", Array("first".utf8))
  private static let two = ZipHeader.deflated("dir/two", Array("second".utf8))

  private static let otherHeader =
    "zip-header-mismatch @0 'one' says something else of itself than the directory"

  private static func irregularities(_ bytes: [UInt8]) throws -> [String] {
    try ZipArchive(MemoryBytes(bytes), limits: ArchiveLimits()).irregularities.map {
      "\($0.kind.rawValue) @\($0.offset ?? -1) \($0.message)"
    }
  }

  @Test func `members come in the order of the directory, with what it says of them`() throws {
    let folder = ZipHeader("dir/").with { $0.mode = 0o40755 }
    let archive = try ZipArchive(
      MemoryBytes(ZipBuilder([Self.one, folder, Self.two]).bytes), limits: ArchiveLimits())
    #expect(archive.irregularities == [])
    #expect(archive.entries.map(\.shownName) == ["one", "dir/", "dir/two"])
    #expect(archive.entries.map(\.isFolder) == [false, true, false])
    #expect(archive.entries.map(\.isDeflated) == [false, false, true])
    #expect(archive.entries.map(\.size) == [5, 0, 6])
    let contents = try archive.entries.map { try archive.content(of: $0, limit: 100) }
    #expect(contents.map(text) == ["first", "", "second"])
  }

  /// What PyTorch and streaming writers do, and no reader minds.
  @Test(
    arguments: [
      ("sizes behind the content", ZipBuilder([.streamed("a", [1, 2, 3]), one])),
      ("the same without a signature", ZipBuilder([one, .streamed("a", [1, 2, 3], signed: false)])),
      ("Zip64 records that nothing needs", ZipBuilder([one, two]).with { $0.isWide = true }),
      ("a comment", ZipBuilder([one]).with { $0.comment = Array("made by hand".utf8) }),
      (
        "padding in the extra field",
        ZipBuilder([one.with { $0.own.extra = [0x46, 0x42, 2, 0, 0x5A, 0x5A] }])
      ),
      ("flags of how hard it was compressed", ZipBuilder([two.with { $0.flags = 0x0806 }])),
      ("nothing in it", ZipBuilder([])),
      (
        "sizes in Zip64",
        ZipBuilder([
          one.with {
            ($0.size, $0.packedSize) = (.max, .max)
            $0.extra = [1, 0, 16, 0, 5, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]
            $0.own.extra = $0.extra
          }
        ])
      ),
    ])
  func `what honest writers do is regular`(what: String, archive: ZipBuilder) throws {
    #expect(try Self.irregularities(archive.bytes) == [], "\(what)")
  }

  @Test(
    arguments: [
      ("zip-name-mismatch @0 'one' calls itself 'two'", one.with { $0.own.name = Array("two".utf8) }),
      ("zip-flag @0 'one' has the flags 0x1, by which readers differ", one.with { $0.flags = 1 }),
      ("zip-flag @0 'one' has the flags 0x20, by which readers differ", one.with { $0.flags = 0x20 }),
      ("zip-flag @0 'one' has the flags 0x40, by which readers differ", one.with { $0.flags = 0x40 }),
      ("zip-flag @0 'one' has the flags 0x2000, by which readers differ", one.with { $0.flags = 0x2000 }),
      ("zip-flag @0 'one' has other flags in its own header", one.with { $0.own.flags = 1 }),
      ("zip-method @0 'one' is packed by method 99", one.with { $0.method = 99 }),
      (otherHeader, one.with { $0.own.method = 8 }),
      (otherHeader, one.with { $0.own.checksum = 1 }),
      (otherHeader, one.with { $0.own.packedSize = 4 }),
      (otherHeader, one.with { $0.own.size = 4 }),
      (
        otherHeader,
        one.with {
          ($0.own.size, $0.own.packedSize) = (.max, .max)
          $0.own.extra = [1, 0, 16, 0, 4, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]
        }
      ),
      ("path-traversal @0 the name '../one' leads out of the archive", ZipHeader("../one")),
      ("path-traversal @0 the name 'a/../../one' leads out of the archive", ZipHeader("a/../../one")),
      ("path-traversal @0 the name '/one' leads out of the archive", ZipHeader("/one")),
      ("path-traversal @0 the name 'a\\one' leads out of the archive", ZipHeader("a\\one")),
      ("path-traversal @0 the name 'C:one' leads out of the archive", ZipHeader("C:one")),
      ("path-traversal @0 the name 'one\0.txt' leads out of the archive", ZipHeader("one\0.txt")),
      ("symlink-entry @0 'one' is a symbolic link", one.with { $0.mode = 0o120777 }),
      (
        "zip-name-mismatch @0 'one' has the other name 'two' in an extra field",
        one.with {
          $0.extra = [0x75, 0x70, 8, 0, 1] + Packing.littleEndian(Packing.crc32($0.name)) + Array("two".utf8)
        }
      ),
    ])
  func `a member that readers could take differently is told`(expected: String, member: ZipHeader) throws {
    #expect(try Self.irregularities(ZipBuilder([member]).bytes) == [expected])
  }

  @Test func `a stored member has one size`() throws {
    let member = Self.one.with { ($0.size, $0.own.size) = (6, 6) }
    #expect(
      try Self.irregularities(ZipBuilder([member]).bytes) == [
        "zip-header-mismatch @0 'one' is stored with two different sizes"
      ])
  }

  @Test(arguments: ["one", "ONE"]) func `a name stands there once, however it is written`(name: String) throws
  {
    #expect(
      try Self.irregularities(ZipBuilder([Self.one, ZipHeader(name)]).bytes) == [
        "duplicate-entry @38 another member has the name '\(name)'"
      ])
  }

  @Test func `what the directory does not name is told with its place`() throws {
    let hidden = ZipHeader("hidden", Array("payload".utf8))
    let behind = Self.two.with { $0.gap = ZipBuilder([hidden]).bytes }
    #expect(
      try Self.irregularities(ZipBuilder([Self.one, behind]).bytes) == [
        "zip-gap @38 117 bytes that the directory does not name"
      ])
    #expect(
      try Self.irregularities(ZipBuilder([Self.one]).with { $0.gap = [0] }.bytes) == [
        "zip-gap @38 1 bytes that the directory does not name"
      ])
    #expect(
      try Self.irregularities(ZipBuilder([Self.one]).with { $0.prefix = Array("#!/bin/sh\n".utf8) }.bytes)
        == [
          "zip-prefix-data @0 10 bytes stand before the archive"
        ])
    #expect(
      try Self.irregularities(ZipBuilder([Self.one]).bytes + [0, 0]) == [
        "trailing-data @109 2 bytes follow the archive"
      ])
  }

  @Test func `members that lie over one another are told`() throws {
    let copy = ZipHeader("copy", Array("first".utf8)).with { $0.place = 0 }
    #expect(
      try Self.irregularities(ZipBuilder([Self.one, copy]).bytes) == [
        "zip-overlap @0 'copy' lies over another member", "zip-name-mismatch @0 'copy' calls itself 'one'",
        "zip-gap @38 39 bytes that the directory does not name",
      ])
  }

  @Test func `a member without a header of its own is told, and cannot be read`() throws {
    for place in [1, 60, UInt32.max - 1] {
      let archive = try ZipArchive(
        MemoryBytes(ZipBuilder([Self.one.with { $0.place = place }]).bytes), limits: ArchiveLimits())
      #expect(archive.irregularities.contains { $0.message == "'one' has no header of its own" })
      #expect(throws: ArchiveError.self) { try archive.content(of: archive.entries[0], limit: 100) }
    }
  }

  @Test func `a member that reaches into the directory is told, and cannot be read over the end`() throws {
    let archive = try ZipArchive(
      MemoryBytes(ZipBuilder([Self.one.with { ($0.packedSize, $0.size) = (500, 500) }]).bytes),
      limits: ArchiveLimits())
    #expect(archive.irregularities.contains { $0.message == "'one' reaches into the directory" })
    #expect(throws: ArchiveError.truncated("'one' reaches over the end")) {
      try archive.content(of: archive.entries[0], limit: 1000)
    }
  }
}
