/// The write-ahead log of a SQLite database: pages that were not moved into it yet (sqlite.org, "WAL-mode File Format").
///
/// SQLite ignores a log, or the end of one, that it cannot believe. Here that is an error: a damaged log must not make packages
/// appear or go.
struct SQLiteLog {
  private static let magic: UInt32 = 0x377F_0682
  private static let headerSize = 32
  private static let frameHeaderSize = 24

  private let bytes: [UInt8]

  /// - Parameter bytes: the file `-wal`; empty where there is none.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The database with the pages of all transactions, and marked as one that needs no log.
  func applied(to database: [UInt8]) throws(DatabaseError) -> [UInt8] {
    let file = DatabaseBytes(bytes: database[...], isBigEndian: true)
    var result = database
    guard database.starts(with: Array("SQLite format 3\0".utf8)), database.count >= 100 else {
      throw DatabaseError("it is no SQLite database")
    }
    // A database in memory has no log, and SQLite refuses one that says it has.
    let usesLog = database[18] == 2 || database[19] == 2
    (result[18], result[19]) = (1, 1)
    let stated = Int(try file.integer(UInt16.self, at: 16, "the header"))
    let pageSize = stated == 1 ? 65536 : stated
    guard pageSize >= 512, database.count.isMultiple(of: pageSize) else {
      throw DatabaseError("it ends within a page")
    }
    guard usesLog, !bytes.isEmpty else { return result }
    let (pages, pageCount) = try pages(of: pageSize)
    if let pageCount {
      let missing = pageCount - database.count / pageSize
      let added = pages.keys.count { $0 > database.count / pageSize }
      guard added >= missing else { throw DatabaseError("pages are neither in it nor in its log") }
      result += Array(repeating: 0, count: max(0, missing) * pageSize)
      result.removeLast(max(0, -missing) * pageSize)
    }
    for (number, page) in pages where number * pageSize <= result.count {
      result.replaceSubrange((number - 1) * pageSize..<number * pageSize, with: page)
    }
    // The header on a page of the log says again that there is a log.
    (result[18], result[19]) = (1, 1)
    return result
  }

  /// The newest of every page, by its number from 1, and how many the database has; nil where the log is of older times.
  private func pages(of pageSize: Int) throws(DatabaseError) -> ([Int: ArraySlice<UInt8>], count: Int?) {
    let log = DatabaseBytes(bytes: bytes[...], isBigEndian: true)
    let magic = try log.integer(UInt32.self, at: 0, "the header of the log")
    var checksum = Checksum(isBigEndian: magic & 1 == 1)
    checksum.add(try log.slice(at: 0, count: 24, "the header of the log"))
    guard magic & ~1 == Self.magic, try log.integer(UInt32.self, at: 8, "the log") == UInt32(pageSize),
      checksum.isStated(try log.slice(at: 24, count: 8, "the header of the log")),
      (bytes.count - Self.headerSize).isMultiple(of: Self.frameHeaderSize + pageSize)
    else { throw DatabaseError("its write-ahead log is damaged") }
    let salts = try log.slice(at: 16, count: 8, "the header of the log")
    var (pages, pageCount): ([Int: ArraySlice<UInt8>], Int?) = ([:], nil)
    var isWhole = true
    for start in stride(from: Self.headerSize, to: bytes.count, by: Self.frameHeaderSize + pageSize) {
      let header = try log.slice(at: start, count: Self.frameHeaderSize, "the log")
      // The log begins anew in the same file: what has other salts was moved into the database before.
      guard header.dropFirst(8).prefix(8) == salts else { break }
      let page = try log.slice(at: start + Self.frameHeaderSize, count: pageSize, "the log")
      checksum.add(header.prefix(8))
      checksum.add(page)
      guard checksum.isStated(header.suffix(8)) else { throw DatabaseError("its write-ahead log is damaged") }
      let number = Int(try log.integer(UInt32.self, at: start, "the log"))
      let committed = Int(try log.integer(UInt32.self, at: start + 4, "the log"))
      guard number > 0 else { throw DatabaseError("its write-ahead log has a page 0") }
      pages[number] = page
      isWhole = committed > 0
      if isWhole { pageCount = committed }
    }
    guard isWhole else { throw DatabaseError("its write-ahead log ends within a transaction") }
    return (pages, pageCount)
  }
}

/// The sum over all that came before in the log.
private struct Checksum {
  /// Of the words that are added; stated sums are big-endian.
  let isBigEndian: Bool
  private var sums: (UInt32, UInt32) = (0, 0)

  init(isBigEndian: Bool) {
    self.isBigEndian = isBigEndian
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 8) {
      sums.0 &+= word(bytes[start..<start + 4]) &+ sums.1
      sums.1 &+= word(bytes[start + 4..<start + 8]) &+ sums.0
    }
  }

  func isStated(_ bytes: ArraySlice<UInt8>) -> Bool {
    UInt32(bigEndian: bytes.prefix(4)) == sums.0 && UInt32(bigEndian: bytes.suffix(4)) == sums.1
  }

  private func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let word = UInt32(bigEndian: bytes)
    return isBigEndian ? word : word.byteSwapped
  }
}
