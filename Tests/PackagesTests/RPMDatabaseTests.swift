import TestSupport
import Testing

@testable import Packages

/// The forms that rpm's database has had, but for SQLite's.
@Suite struct RPMDatabaseTests {
  private static let headers = [
    RPMBuilder(name: "one", files: [.init("/usr/bin/one", content: "1\n")]).header,
    RPMBuilder(name: "two").header,
  ]
  private static let databases: [(RPMDatabase.Format, [UInt8])] = [
    (.ndb, RPMBuilder.ndb(headers)), (.berkeley, RPMBuilder.berkeley(headers)),
    (.berkeley, RPMBuilder.berkeley(headers, pageSize: 1024, isBigEndian: true)),
  ]

  private static func read(_ bytes: [UInt8], _ format: RPMDatabase.Format) -> RPMDatabase {
    RPMDatabase(parsing: bytes, format: format, path: "/db")
  }

  @Test(arguments: databases.indices) func `every format gives the same packages`(_ index: Int) {
    let (format, bytes) = Self.databases[index]
    let database = Self.read(bytes, format)
    #expect(database.problems == [])
    #expect(database.packages.map(\.name) == ["one", "two"])
    #expect(database.packages.map(\.files.count) == [1, 0])
    #expect(database.packages.map(\.databasePath) == ["/db", "/db"])
  }

  @Test func `a database without packages is no damaged one`() {
    for (format, bytes) in [(.ndb, RPMBuilder.ndb([])), (.berkeley, RPMBuilder.berkeley([]))]
      as [(RPMDatabase.Format, [UInt8])]
    {
      #expect(Self.read(bytes, format).problems == [])
      #expect(Self.read(bytes, format).packages == [])
    }
  }

  @Test(arguments: databases.indices) func `a database that is cut anywhere is a problem`(_ index: Int) {
    let (format, bytes) = Self.databases[index]
    for count in bytes.indices {
      #expect(Self.read(Array(bytes[..<count]), format).problems.count == 1, "\(count)")
    }
  }

  @Test(arguments: databases.indices)
  func `a database with any byte changed is read or refused, and never crashes`(_ index: Int) {
    let (format, bytes) = Self.databases[index]
    for value in [0x00, 0x01, 0x7F, 0xFF] as [UInt8] {
      // Of the empty slots of ndb, a few stand for all.
      for place in bytes.indices
      where bytes[place] != value && !(format == .ndb && (200..<4000).contains(place)) {
        var changed = bytes
        changed[place] = value
        _ = Self.read(changed, format)
      }
    }
  }

  /// A place in the file, the number that is written there (of four bytes, little-endian), and what is then wrong.
  private static let ndbLies: [(Int, UInt32, String)] = [
    (0, 0, "it does not begin as an ndb database does"),
    (4, 9, "it has the version 9 of ndb, which is not known"),
    (12, 0xFFFF_FFFF, "the slots lie outside of the file"),
    (32, 0, "there is no slot where one should be"),
    (36, 9, "package 9 is not where its slot says"),
    (40, 1, "a slot overlaps others"),
    (40, 0xFFFF_FFFF, "package 1 lies outside of the file"),
    (44, 0xFFFF_FFFF, "a slot overlaps others"),
    (44, 0, "package 1 lies outside of the file"),
    (4096, 0, "package 1 is not where its slot says"),
    (4096 + 12, 0xFFFF_FFFF, "package 1 is larger than its slot"),
    (4096 + 16, 0, "package 1 has another checksum"),
  ]

  @Test(arguments: ndbLies.indices) func `a number of ndb that lies is a problem`(_ index: Int) {
    let (place, value, problem) = Self.ndbLies[index]
    let bytes = RPMBuilder.ndb(Self.headers).with(value, at: place)
    #expect(Self.read(bytes, .ndb).problems == [problem])
  }

  /// The same for a hash table with pages of 512 bytes: page 1 is the bucket, the others have the headers.
  private static let berkeleyLies: [(Int, UInt32, String)] = [
    (12, 0, "it is no hash table of Berkeley DB"),
    (16, 7, "it has the version 7 of hash tables, which is not known"),
    (20, 0, "its pages have 0 bytes"),
    (20, 0xFFFF_FFFF, "its pages have 4294967295 bytes"),
    (20, 513, "its pages have 513 bytes"),
    (32, 0xFFFF_FFFF, "it has fewer pages than it says"),
    (72, 0xFFFF_FFFF, "it has fewer pages than it says"),
    (72, 1, "page 1 is none that could be next"),
    (96, 0, "page 0 is none that could be next"),
    (96, 0xFFFF_FFFF, "page 4294967295 is none that could be next"),
    (96, 2, "page 2 is not what it should be"),
    (512 + 8, 2, "page 1 is not what it should be"),
    (512 + 16, 1, "page 1 is none that could be next"),
    (512 + 16, 2, "page 2 is none that could be next"),
    (512 + 20, 7, "a key has no value"),
    (512 + 26, 0, "the items of a page overlap"),
    (1024 + 16, 2, "page 2 is none that could be next"),
    (1024 + 16, 0, "page 0 is none that could be next"),
    (1024 + 20, 0xFFFF_0001, "a value is longer than it says"),
  ]

  @Test(arguments: berkeleyLies.indices) func `a number of a hash table that lies is a problem`(_ index: Int)
  {
    let (place, value, problem) = Self.berkeleyLies[index]
    let bytes = RPMBuilder.berkeley(Self.headers).with(value, at: place)
    #expect(Self.read(bytes, .berkeley).problems == [problem])
  }
}

extension [UInt8] {
  fileprivate func with(_ value: UInt32, at place: Int) -> [UInt8] {
    var result = self
    for index in 0..<4 { result[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(index * 8)) }
    return result
  }
}
