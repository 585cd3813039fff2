import Digests
import TestSupport
import Testing

@testable import Packages

/// The header of an installed package in an rpm database.
@Suite struct RPMHeaderTests {
  private typealias File = RPMBuilder.File

  private func read(_ builder: RPMBuilder) throws -> InstalledPackage {
    try InstalledPackage(parsingRPM: builder.header, databasePath: "/var/lib/rpm/Packages")
  }

  private func read(_ change: (inout File) -> Void) throws -> RecordedFile {
    var file = File("/usr/bin/hello", content: "hello\n")
    change(&file)
    return try #require(try read(RPMBuilder(files: [file])).files.first)
  }

  private func problem(_ builder: RPMBuilder) -> String? { problem(builder.header) }

  private func problem(_ blob: [UInt8]) -> String? {
    do throws(DatabaseError) {
      _ = try InstalledPackage(parsingRPM: blob, databasePath: "")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `a package has the names that rpm shows`() throws {
    let package = try read(RPMBuilder())
    #expect(package.name == "hello")
    #expect(package.version == "2.0-1.el9")
    #expect(package.architecture == "x86_64")
    #expect(package.sourceName == "hello-src")
    #expect(package.licenses == ["MIT"])
    #expect(package.purl(distribution: "rhel") == "pkg:rpm/rhel/hello@2.0-1.el9?arch=x86_64")
  }

  @Test func `an epoch is part of the version, and a qualifier of the URL`() throws {
    var builder = RPMBuilder(name: "Hello")
    builder.built.append((1003, .words([3])))
    let package = try read(builder)
    #expect(package.version == "3:2.0-1.el9")
    #expect(package.purl(distribution: "fedora") == "pkg:rpm/fedora/Hello@2.0-1.el9?arch=x86_64&epoch=3")
  }

  @Test func `what rpm added replaces what the package was built with`() throws {
    var builder = RPMBuilder()
    builder.added.append((1022, .text("noarch")))
    #expect(try read(builder).architecture == "noarch")
  }

  @Test func `a file has its digest and size`() throws {
    let file = try read { _ in }
    #expect(file.path == Array("usr/bin/hello".utf8))
    #expect(file.content == .digest(.sha256, Digest.sha256(of: Array("hello\n".utf8)).bytes))
    #expect(file.size == 6)
    #expect(!file.isConfiguration)
    #expect(!file.mayBeMissing)
  }

  @Test func `a link has its target, a folder nothing, a configuration file its flag`() throws {
    let link = try read { file in (file.mode, file.target) = (0o120777, "other") }
    #expect(link.content == .link(Array("other".utf8)))
    #expect(try read { $0.mode = 0o040755 }.content == .unrecorded)
    #expect(try read { $0.flags = 1 | 16 }.isConfiguration)
  }

  @Test(
    arguments: [
      (state: 0, flags: 64, mayBeMissing: true), (state: 1, flags: 0, mayBeMissing: false),
      (state: 2, flags: 0, mayBeMissing: true), (state: 3, flags: 0, mayBeMissing: true),
      (state: 4, flags: 0, mayBeMissing: false),
    ] as [(state: UInt8, flags: UInt32, mayBeMissing: Bool)])
  func `a ghost, and a file that is not this package's on the disk, has no content to compare`(
    state: UInt8, flags: UInt32, mayBeMissing: Bool
  ) throws {
    let file = try read { file in (file.state, file.flags) = (state, flags) }
    #expect(file.content == .unrecorded)
    #expect(file.mayBeMissing == mayBeMissing)
  }

  @Test func `a file that may be missing is compared where it is`() throws {
    let file = try read { $0.flags = 8 }
    #expect(file.mayBeMissing)
    #expect(file.content != .unrecorded)
  }

  @Test func `what the package says not to verify is not compared`() throws {
    #expect(try read { $0.verifyFlags = ~1 }.content == .unrecorded)
    #expect(try read { $0.verifyFlags = ~2 }.size == nil)
    let link = try read { file in (file.mode, file.verifyFlags) = (0o120777, ~4) }
    #expect(link.content == .unrecorded)
  }

  @Test func `a digest without an algorithm is MD5, and one of an unknown algorithm is not compared`() throws
  {
    var builder = RPMBuilder(files: [File("/a")])
    builder.built.removeAll { $0.tag == 5011 || $0.tag == 1035 }
    builder.built.append((1035, .texts(["d41d8cd98f00b204e9800998ecf8427e"])))
    guard case .digest(.md5, _)? = try read(builder).files.first?.content else {
      Issue.record("no MD5")
      return
    }
    builder.built.append((5011, .words([12])))
    #expect(try read(builder).files.first?.content == .unrecorded)
  }

  @Test func `a header that states another digest is damaged`() {
    var header = RPMBuilder().header
    // The last letter of the version: the digest is of what was built.
    let version = Array("2.0\0".utf8)
    guard let place = header.indices.first(where: { header[$0...].starts(with: version) }) else {
      Issue.record("no version")
      return
    }
    header[place + 2] = UInt8(ascii: "1")
    #expect(problem(header) == "package 'hello': its header is another one than its digest is of")
    var builder = RPMBuilder()
    builder.statesDigest = false
    builder.added.append((269, .text("57a16941c67407f1bf2b22b6bcb64903ca588f9d")))
    #expect(problem(builder) == "package 'hello': its header is another one than its digest is of")
  }

  private static let mistakes: [(String, @Sendable (inout RPMBuilder) -> Void)] = [
    ("a package has no name, version or release", { builder in builder.built.removeAll { $0.tag == 1002 } }),
    ("a package has no name, version or release", { $0.built[0].value = .text("") }),
    ("tag 1000 is no text", { $0.built[0].value = .words([1]) }),
    ("package 'hello': tag 1003 is no number", { $0.built.append((1003, .text("1"))) }),
    (
      "package 'hello': it has 1 files, and another number of some property of theirs",
      { $0.built.append((1116, .words([0, 0]))) }
    ),
    (
      "package 'hello': it has 1 files, and another number of some property of theirs",
      { builder in builder.built.removeAll { $0.tag == 1030 } }
    ),
    ("package 'hello': file 0 lies in a folder without a name", { $0.built.append((1116, .words([7]))) }),
    ("package 'hello': 'abc' is no sha256 digest of a file", { $0.built.append((1035, .texts(["abc"]))) }),
  ]

  @Test(arguments: mistakes.indices) func `a header that contradicts itself is a problem`(_ index: Int) {
    var builder = RPMBuilder(files: [File("/usr/bin/hello", content: "hello\n")])
    Self.mistakes[index].1(&builder)
    #expect(problem(builder) == Self.mistakes[index].0)
  }

  /// Places of the fields of the second entry, which is the first of a value.
  private enum Field {
    static let (count, dataCount, tag, type, offset, length) = (0, 4, 24, 28, 32, 36)
  }

  @Test(
    arguments: [
      (Field.count, 0xFFFF_FFFF), (Field.count, 0), (Field.dataCount, 0xFFFF_FFFF), (Field.type, 0),
      (Field.type, 10), (Field.offset, 0xFFFF_FFFF), (Field.offset, 0x7FFF_FFFF), (Field.length, 0),
      (Field.length, 0xFFFF_FFFF), (Field.tag, 1117),
    ] as [(Int, UInt32)])
  func `a field that lies is a problem`(place: Int, value: UInt32) {
    var header = RPMBuilder().header
    for index in 0..<4 { header[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(24 - index * 8)) }
    #expect(problem(header) != nil)
  }

  @Test func `a header that is cut anywhere is a problem`() {
    let header = RPMBuilder(files: [File("/usr/bin/hello", content: "hello\n")]).header
    #expect(problem(header) == nil)
    for count in header.indices { #expect(problem(Array(header[..<count])) != nil, "\(count)") }
  }

  @Test(arguments: [0x00, 0x7F, 0x80, 0xFF] as [UInt8])
  func `a header with any byte changed is read or refused, and never crashes`(_ value: UInt8) {
    let header = RPMBuilder(files: [File("/usr/bin/hello", content: "hello\n")]).header
    for place in header.indices {
      var changed = header
      changed[place] = value
      _ = problem(changed)
    }
  }
}
