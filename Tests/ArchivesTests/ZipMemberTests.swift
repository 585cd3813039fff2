import TestSupport
import Testing

@testable import Archives

/// The contents of members, and members that no directory names.
@Suite struct ZipMemberTests {
  private static let content = Array("some content that is long enough".utf8)

  private func read(_ member: ZipHeader, limit: Int = 100) throws(ArchiveError) -> [UInt8] {
    let archive = try ZipArchive(MemoryBytes(ZipBuilder([member]).bytes), limits: ArchiveLimits())
    return try archive.content(of: archive.entries[0], limit: limit)
  }

  @Test(arguments: [ZipHeader("a", content), .deflated("a", content), .streamed("a", content)])
  func `a member gives its content`(member: ZipHeader) throws {
    #expect(try read(member) == Self.content)
    #expect(throws: ArchiveError.overLimit("'a' has 32 bytes; the limit is 31")) {
      try read(member, limit: 31)
    }
  }

  @Test func `a content that is not what its checksum says is an error`() {
    for member in [ZipHeader("a", Self.content), .deflated("a", Self.content)] {
      #expect(throws: ArchiveError.damaged("'a' is not what its checksum says")) {
        try read(member.with { $0.checksum ^= 1 })
      }
    }
  }

  @Test func `no member unpacks to another size than the directory says`() {
    let deflated = ZipHeader.deflated("a", Self.content)
    #expect(throws: ArchiveError.damaged("'a' unpacks to more than its 31 bytes")) {
      try read(deflated.with { $0.size -= 1 })
    }
    #expect(throws: ArchiveError.damaged("'a' is not what its checksum says")) {
      try read(deflated.with { $0.size += 1 })
    }
    #expect(throws: ArchiveError.damaged("bytes after the end of what was deflated")) {
      try read(
        deflated.with {
          $0.packed.append(0)
          $0.packedSize += 1
        })
    }
    #expect(throws: ArchiveError.truncated("deflated bytes end early")) {
      try read(
        deflated.with {
          $0.packed.removeLast()
          $0.packedSize -= 1
        })
    }
  }

  @Test func `only a stored member can be read where it lies`() throws {
    let archive = try ZipArchive(
      MemoryBytes(ZipBuilder([ZipHeader("a", Self.content), .deflated("b", Self.content)]).bytes),
      limits: ArchiveLimits())
    let stored = try #require(try archive.storedBytes(of: archive.entries[0]))
    #expect(try stored.bytes(at: 5, count: 7) == Array("content".utf8))
    #expect(throws: ArchiveError.self) { try stored.bytes(at: 30, count: 3) }
    #expect(try archive.storedBytes(of: archive.entries[1]) == nil)
  }

  @Test func `a member that no directory names is found by its own header`() {
    let hidden: [(ZipHeader, Bool)] = [
      (ZipHeader("a", Self.content), true), (.deflated("b", Self.content), true),
      (.streamed("c", Self.content), true),
      (ZipHeader("d", Self.content).with { $0.own.packedSize = 5 }, false),
    ]
    let bytes = Array("garbage PK".utf8) + hidden.flatMap { ZipBuilder([$0.0]).bytes.prefix(100) }
    let members = ZipHiddenMember.all(in: bytes, limit: 10)
    #expect(members.map { text($0.name) } == ["a", "b", "c", "d"])
    let contents = members.map { $0.content(limits: ArchiveLimits()) }
    for (content, (_, isWhole)) in zip(contents, hidden) where isWhole {
      #expect(content.starts(with: Self.content))
    }
    #expect(text(contents[3]) == "some ")
    #expect(ZipHiddenMember.all(in: bytes, limit: 2).count == 2)
  }

  @Test func `hidden members cut anywhere do not crash`() {
    let bytes = ZipBuilder([.deflated("a", Self.content), ZipHeader("b")]).bytes
    for count in 0...bytes.count {
      for member in ZipHiddenMember.all(in: Array(bytes.prefix(count)), limit: 10) {
        _ = member.content(limits: ArchiveLimits())
      }
    }
  }
}
