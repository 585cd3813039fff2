import TestSupport
import Testing

@testable import Archives

@Test(arguments: [1, 511, 512, 513, 100_000])
func `entries come with owner, mode and body`(chunk: Int) throws {
  let header = TarHeader.file("etc/shadow", "secret", mode: 0o4640).with {
    ($0.userID, $0.groupID) = (1000, 42)
  }
  let all = try entries(TarBuilder([.folder("etc/"), header]).bytes, chunk: chunk)
  let (entry, body) = try #require(all.last)
  #expect(all.count == 2 && all[0].entry.kind == .directory)
  #expect(text(entry.path) == "etc/shadow" && entry.mode == 0o4640)
  #expect(entry.userID == 1000 && entry.groupID == 42 && entry.size == 6 && text(body) == "secret")
}

@Test(
  arguments: [
    ("3", .characterDevice), ("4", .blockDevice), ("6", .fifo), ("5", .directory), ("7", .regular),
  ] as [(Character, TarEntry.Kind)])
func `kinds are told apart`(type: Character, kind: TarEntry.Kind) throws {
  #expect(try entries(TarBuilder([TarHeader("x", type: type)]).bytes).first?.entry.kind == kind)
}

@Test(arguments: [
  Array("caf\u{e9}".utf8), Array("cafe\u{301}".utf8), [0xFF, 0xFE, 0x20], Array("a\r\nb".utf8),
])
func `a name is bytes, however it is written`(name: [UInt8]) throws {
  let plain = TarHeader(name)
  let pax = TarHeader("short").with { $0.records = [("path", name)] }
  let gnu = TarHeader("short").with { $0.gnuLongName = name }
  for header in [plain, pax, gnu] {
    #expect(try entries(TarBuilder([header]).bytes).map(\.entry.path) == [name])
  }
}

@Test(arguments: [Array("\u{e9}".utf8), [0xFF, 0xFE]])
func `a link target is bytes, however it is written`(target: [UInt8]) throws {
  let plain = TarHeader("x", type: "2").with { $0.linkName = target }
  let short = TarHeader.symbolicLink("x", to: "short")
  let pax = short.with { $0.records = [("linkpath", target)] }
  let gnu = short.with { $0.gnuLongLink = target }
  for header in [plain, pax, gnu] {
    let targets = try entries(TarBuilder([header]).bytes).map(\.entry.linkTarget)
    #expect(targets == [target], "PAX \(header.records.count), GNU \(header.gnuLongLink != nil)")
  }
}

@Test func `long names come from PAX, GNU and ustar headers`() throws {
  let long = String(repeating: "d/", count: 70) + "name"
  let pax = TarHeader("x").with { $0.records = [("path", Array(long.utf8))] }
  let gnu = TarHeader("x").with { $0.gnuLongName = Array(long.utf8) }
  let ustar = TarHeader("name").with { $0.prefix = Array(long.utf8.dropLast(5)) }
  #expect(
    try entries(TarBuilder([pax, gnu, ustar]).bytes).map { text($0.entry.path) } == [long, long, long])
}

@Test func `PAX records give owners, sizes and extended attributes`() throws {
  let value: [UInt8] = [1, 0, 0, 2, 0, 32, 0, 0]
  let header = TarHeader.file("ping", "body").with {
    $0.records = [
      ("uid", Array("3000000".utf8)), ("gid", Array("4".utf8)), ("SCHILY.xattr.security.capability", value),
    ]
  }
  let entry = try #require(try entries(TarBuilder([header]).bytes).first?.entry)
  #expect(entry.userID == 3_000_000 && entry.groupID == 4)
  #expect(
    entry.extendedAttributes == [ExtendedAttribute(name: Array("security.capability".utf8), value: value)])
}

@Test func `a malformed PAX header is an error`() {
  var tar = TarBuilder()
  let records = Array("99 path=/etc/passwd\n".utf8)
  tar.addRaw(TarHeader("PaxHeaders/0", type: "x", body: records).block)
  tar.addRaw(records + [UInt8](repeating: 0, count: 512 - records.count))
  tar.add(.file("innocent"))
  tar.end()
  #expect(throws: ArchiveError.self) { try entries(tar.bytes) }
}

@Test func `a sparse file has its holes as zeros`() throws {
  let body = try #require(try entries(HostileArchives.sparse.layer).first).body
  #expect(body == [UInt8](repeating: 0, count: 1_000_000) + Array("end".utf8))
}

@Test func `holes are limited for the whole archive`() {
  var limits = ArchiveLimits()
  limits.holeBytes = 1_500_000
  let two = HostileArchives.sparse.layer.dropLast(1024) + HostileArchives.sparse.layer
  #expect(throws: ArchiveError.overLimit("sparse files with holes of more than 1500000 bytes")) {
    try entries(Array(two), limits: limits)
  }
}

@Test(
  arguments: [
    .longName, .negativeSize, .overflowingSize, .hugeSize, .sparseOutOfBounds, .wrongChecksum, .notTar,
  ] as [HostileArchives])
func `a broken header is a typed error`(attack: HostileArchives) {
  #expect(throws: ArchiveError.self) { try entries(attack.layer) }
}

@Test func `a tar cut anywhere but between two entries is an error`() {
  let whole = TarBuilder([.file("a", "body of a"), .file("b", "body of b")]).bytes
  for length in 1..<whole.count where length % 512 != 0 {
    let cut = Array(whole.prefix(length))
    // The second block of the end marker is not asked for.
    if length > 2560 { continue }
    #expect(throws: ArchiveError.self, "cut at \(length)") { try entries(cut) }
  }
  #expect(throws: ArchiveError.self) { try entries(Array(whole.prefix(512))) }
}

@Test func `a tar with any bit flipped does not crash`() {
  let header = TarHeader.file("a", "body").with { $0.records = [("path", Array("long".utf8))] }
  let whole = TarBuilder([header]).bytes
  for bit in stride(from: 0, to: whole.count * 8, by: 1) {
    var bytes = whole
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    _ = try? entries(bytes)
  }
}

@Test func `more entries than the limit are an error`() {
  var limits = ArchiveLimits()
  limits.entries = 2
  #expect(throws: ArchiveError.overLimit("more than 2 entries in one archive")) {
    try entries(TarBuilder([.file("a"), .file("b"), .file("c")]).bytes, limits: limits)
  }
}

@Test(arguments: [("", false), ("\u{0}\u{0}", false), ("x", true), ("\u{0}x", true)])
func `bytes behind the end are seen, padding is not`(rest: String, sees: Bool) throws {
  for chunk in [100, 512, .max] {
    let reader = try TarReader(
      ChunkedBytes(TarBuilder([.file("a", "b")]).bytes + Array(rest.utf8), chunk: chunk),
      limits: ArchiveLimits())
    while try reader.next() != nil {}
    #expect(try reader.drain() == sees, "chunk \(chunk)")
  }
}

@Test func `a link without a target is an error`() {
  #expect(throws: ArchiveError.self) { try entries(TarBuilder([TarHeader("x", type: "2")]).bytes) }
}
