import CSQLite
import TestSupport
import Testing

@testable import Packages

/// rpm's database in SQLite, with and without a write-ahead log.
@Suite struct SQLiteDatabaseTests {
  private static let table =
    "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)"

  private static func insert(_ names: String...) -> String {
    let rows = names.map { "(x'\(RPMBuilder(name: $0).header.hexDigits)')" }.joined(separator: ",")
    return "INSERT INTO Packages (blob) VALUES \(rows)"
  }

  private func read(_ bytes: [UInt8], log: [UInt8] = []) -> RPMDatabase {
    RPMDatabase(parsing: bytes, format: .sqlite, writeAheadLog: log, path: "/db")
  }

  private func names(_ file: SQLiteFile) throws -> [String] {
    let database = read(try file.bytes, log: file.log)
    #expect(database.problems == [])
    return database.packages.map(\.name)
  }

  @Test func `a database has the packages of its table`() throws {
    let file = try SQLiteFile(Self.table, Self.insert("one", "two"))
    #expect(try names(file) == ["one", "two"])
  }

  @Test func `a database without packages is no damaged one`() throws {
    #expect(try names(SQLiteFile(Self.table)) == [])
  }

  @Test func `packages may stand in the log alone`() throws {
    let file = try SQLiteFile("PRAGMA journal_mode = WAL", Self.table, Self.insert("one"), Self.insert("two"))
    #expect(try file.bytes.count < file.log.count)
    #expect(try names(file) == ["one", "two"])
  }

  @Test func `a log that began anew ends where the old one shows`() throws {
    let file = try SQLiteFile(
      "PRAGMA journal_mode = WAL", Self.table, Self.insert("one", "two", "three"),
      "PRAGMA wal_checkpoint(RESTART)", "DELETE FROM Packages WHERE hnum = 2")
    #expect(try names(file) == ["one", "three"])
  }

  @Test func `the log of a database that shrank is applied`() throws {
    let file = try SQLiteFile(
      "PRAGMA journal_mode = WAL", Self.table, Self.insert("one", "two", "three", "four"),
      "PRAGMA wal_checkpoint(TRUNCATE)", "DELETE FROM Packages WHERE hnum > 1", "VACUUM")
    #expect(try names(file) == ["one"])
  }

  @Test func `a log that is cut is a problem, but between transactions`() throws {
    let file = try SQLiteFile("PRAGMA journal_mode = WAL", Self.table, Self.insert("one"), Self.insert("two"))
    let (bytes, log) = (try file.bytes, file.log)
    let whole = stride(from: 1, to: log.count, by: 1).filter {
      read(bytes, log: Array(log[..<$0])).problems.isEmpty
    }
    // The table, the first package: what SQLite would read then, too.
    #expect(whole.count == 2)
    #expect(whole.allSatisfy { ($0 - 32) % (24 + 512) == 0 })
  }

  @Test func `a log with any byte changed is a problem`() throws {
    let file = try SQLiteFile("PRAGMA journal_mode = WAL", Self.table, Self.insert("one"))
    let (bytes, log) = (try file.bytes, file.log)
    for place in log.indices {
      var changed = log
      changed[place] ^= 0x40
      // Another salt in a frame means that the log ended before it.
      #expect(
        !read(bytes, log: changed).problems.isEmpty || read(bytes, log: changed).packages.isEmpty, "\(place)")
    }
  }

  @Test func `a database that is cut anywhere is a problem`() throws {
    let bytes = try SQLiteFile(Self.table, Self.insert("one", "two")).bytes
    for count in bytes.indices { #expect(read(Array(bytes[..<count])).problems.count == 1, "\(count)") }
  }

  @Test(arguments: [0x00, 0x01, 0x7F, 0xFF] as [UInt8])
  func `a database with any byte changed is read or refused, and never crashes`(_ value: UInt8) throws {
    let bytes = try SQLiteFile(Self.table, Self.insert("one")).bytes
    for place in bytes.indices where bytes[place] != value {
      var changed = bytes
      changed[place] = value
      _ = read(changed)
    }
  }

  @Test(arguments: [
    (["CREATE TABLE Other (hnum, blob)"], "it has no table 'Packages'"),
    (["CREATE VIEW Packages AS SELECT 1 AS hnum, x'00' AS blob"], "it has no table 'Packages'"),
    (
      ["CREATE VIRTUAL TABLE Packages USING fts5(hnum, blob)"], "it has no table 'Packages'"
    ),
    (["CREATE TABLE Packages (hnum)"], "SQLite says: no such column: blob"),
    ([table, "INSERT INTO Packages (blob) VALUES ('text')"], "a row of the table 'Packages' has no header"),
    ([table, "INSERT INTO Packages (blob) VALUES (x'')"], "a row of the table 'Packages' has no header"),
    ([table, "INSERT INTO Packages (blob) VALUES (x'00000001')"], "the header lies outside of the file"),
    (
      ["CREATE TABLE Packages (hnum, blob AS (zeroblob(1000000000)))", "INSERT INTO Packages VALUES (1)"],
      "SQLite says: string or blob too big"
    ),
  ])
  func `what is no table of headers is a problem`(_ statements: [String], _ problem: String) throws {
    #expect(read(try SQLiteFile(statements).bytes).problems == [problem])
  }

  @Test func `a page that is used twice is a problem`() throws {
    let bytes = try SQLiteFile(Self.table, Self.insert("one", "two")).bytes
    // The pages behind the root of the sequence are what the rows do not have room for. Each begins with the number of the next.
    let problems = stride(from: 3 * 512, to: bytes.count, by: 512).map { page in
      var changed = bytes
      changed.replaceSubrange(page..<page + 4, with: [0, 0, 0, UInt8(page / 512 + 1)])
      return read(changed).problems
    }
    #expect(problems.count > 1)
    #expect(problems.allSatisfy { $0.count == 1 })
  }

  private static let vector = SharedData.path.map { $0 + "/vectors/pkgdb/rpm/rpmdb.sqlite" }

  @Test(.enabled(if: vector != nil)) func `the database that rpm made is read as rpm reads it`() throws {
    let path = try #require(Self.vector)
    let database = read(try #require(SharedData.bytes(of: path)))
    #expect(database.problems == [])
    let package = try #require(database.packages.first)
    #expect(database.packages.count == 1)
    #expect(package.purl(distribution: "fedora") == "pkg:rpm/fedora/vector@1.0-1?arch=noarch")
    let files = package.files.map { file in
      (String(decoding: file.path, as: UTF8.self), file.size, file.isConfiguration, file.mayBeMissing)
    }
    #expect(
      files.map(\.0) == ["etc/ghost", "etc/vec.conf", "usr/bin/vec", "usr/bin/vec-link", "usr/share/doc/v/x"])
    #expect(files.map(\.1) == [nil, 5, 10, 3, 4])
    #expect(files.map(\.2) == [false, true, false, false, false])
    #expect(files.map(\.3) == [true, false, false, false, false])
    #expect(package.files[3].content == .link(Array("vec".utf8)))
  }
}

/// A database that SQLite itself made of statements, with small pages; the log stays as it is.
private final class SQLiteFile {
  private let folder: TemporaryFolder
  private let handle: OpaquePointer?

  convenience init(_ statements: String...) throws { try self.init(statements) }

  init(_ statements: [String]) throws {
    folder = try TemporaryFolder()
    var handle: OpaquePointer?
    sqlite3_open(folder.path + "/db", &handle)
    self.handle = handle
    for statement in ["PRAGMA page_size = 512"] + statements {
      try #require(sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK, "\(statement)")
    }
  }

  deinit { sqlite3_close(handle) }

  var bytes: [UInt8] { get throws { try #require(SharedData.bytes(of: folder.path + "/db")) } }

  var log: [UInt8] { SharedData.bytes(of: folder.path + "/db-wal") ?? [] }
}

extension [UInt8] {
  fileprivate var hexDigits: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
