/// A hash table of Berkeley DB, as rpm made its file `Packages` until 4.16, with the bytes of either order (Berkeley DB, `db_page.h`).
struct BerkeleyHash {
  private static let magic: UInt32 = 0x0006_1561
  private static let versions: ClosedRange<UInt32> = 8...10
  private static let pageHeaderSize = 26

  private enum PageType {
    static let unsortedHash: UInt8 = 2
    static let overflow: UInt8 = 7
    static let hash: UInt8 = 13
  }

  private enum ItemType {
    static let here: UInt8 = 1
    static let overflow: UInt8 = 3
  }

  private let bytes: DatabaseBytes
  private let pageSize: Int
  private let lastPage: UInt32
  private let lastBucket: UInt32
  /// For every doubling of the table, what a bucket's number lacks to its page's.
  private let spares: [UInt32]

  /// - Parameter database: the whole file.
  init(parsing database: [UInt8]) throws(DatabaseError) {
    var bytes = DatabaseBytes(bytes: database[...])
    let magic = try bytes.integer(UInt32.self, at: 12, "the first page")
    guard magic == Self.magic || magic == Self.magic.byteSwapped else {
      throw DatabaseError("it is no hash table of Berkeley DB")
    }
    bytes.isBigEndian = magic != Self.magic
    let version = try bytes.integer(UInt32.self, at: 16, "the first page")
    pageSize = Int(try bytes.integer(UInt32.self, at: 20, "the first page"))
    lastPage = try bytes.integer(UInt32.self, at: 32, "the first page")
    lastBucket = try bytes.integer(UInt32.self, at: 72, "the first page")
    var spares: [UInt32] = []
    for index in 0..<32 {
      spares.append(try bytes.integer(UInt32.self, at: 96 + index * 4, "the first page"))
    }
    self.spares = spares
    guard Self.versions.contains(version) else {
      throw DatabaseError("it has the version \(version) of hash tables, which is not known")
    }
    guard (512...65536).contains(pageSize), pageSize.nonzeroBitCount == 1 else {
      throw DatabaseError("its pages have \(pageSize) bytes")
    }
    guard (Int(lastPage) + 1) * pageSize <= bytes.count, lastBucket <= lastPage else {
      throw DatabaseError("it has fewer pages than it says")
    }
    self.bytes = bytes
  }

  /// The values of all keys but 0, which has the next free key.
  func packages() throws(DatabaseError) -> [[UInt8]] {
    var unread = UnreadPages(count: Int(lastPage) + 1)
    var packages: [[UInt8]] = []
    for bucket in 0...lastBucket {
      let (first, overflows) = bucket.addingReportingOverflow(
        spares[UInt32.bitWidth - bucket.leadingZeroBitCount])
      guard !overflows else { throw DatabaseError("bucket \(bucket) has no page") }
      var number = first
      repeat {
        let page = try page(number, [PageType.hash, PageType.unsortedHash], &unread)
        try addItems(of: page, to: &packages, &unread)
        number = try page.integer(UInt32.self, at: 16, "page \(number)")
      } while number != 0
    }
    return packages
  }

  /// A page that was not read before, so that no chain of pages goes in circles.
  private func page(
    _ number: UInt32, _ types: [UInt8], _ unread: inout UnreadPages
  ) throws(DatabaseError) -> DatabaseBytes {
    let part = "page \(number)"
    guard number > 0, number <= lastPage, unread.take(Int(number)) else {
      throw DatabaseError("\(part) is none that could be next")
    }
    let slice = try bytes.slice(at: Int(number) * pageSize, count: pageSize, part)
    let page = DatabaseBytes(bytes: slice, isBigEndian: bytes.isBigEndian)
    guard try page.integer(UInt32.self, at: 8, part) == number,
      types.contains(try page.integer(UInt8.self, at: 25, part))
    else { throw DatabaseError("\(part) is not what it should be") }
    return page
  }

  /// Keys and values take turns; each begins where its offset says and ends where the one before it begins.
  private func addItems(
    of page: DatabaseBytes, to packages: inout [[UInt8]], _ unread: inout UnreadPages
  ) throws(DatabaseError) {
    let count = Int(try page.integer(UInt16.self, at: 20, "a page"))
    guard count.isMultiple(of: 2) else { throw DatabaseError("a key has no value") }
    var end = pageSize
    var key: [UInt8] = []
    for index in 0..<count {
      let start = Int(try page.integer(UInt16.self, at: Self.pageHeaderSize + index * 2, "an item"))
      guard start >= Self.pageHeaderSize + count * 2, start < end else {
        throw DatabaseError("the items of a page overlap")
      }
      let item = DatabaseBytes(
        bytes: try page.slice(at: start, count: end - start, "an item"), isBigEndian: bytes.isBigEndian)
      let value = try value(of: item, &unread)
      if index.isMultiple(of: 2) {
        key = value
      } else if key != [0, 0, 0, 0] {
        packages.append(value)
      }
      end = start
    }
  }

  private func value(
    of item: DatabaseBytes, _ unread: inout UnreadPages
  ) throws(DatabaseError) -> [UInt8] {
    switch try item.integer(UInt8.self, at: 0, "an item") {
    case ItemType.here: return Array(item.bytes.dropFirst())
    case ItemType.overflow: break
    case let type: throw DatabaseError("an item has the type \(type)")
    }
    var number = try item.integer(UInt32.self, at: 4, "an item")
    let count = Int(try item.integer(UInt32.self, at: 8, "an item"))
    var value: [UInt8] = []
    while value.count < count {
      let page = try page(number, [PageType.overflow], &unread)
      let length = Int(try page.integer(UInt16.self, at: 22, "page \(number)"))
      guard length <= count - value.count else { throw DatabaseError("a value is longer than it says") }
      value += try page.slice(at: Self.pageHeaderSize, count: length, "page \(number)")
      number = try page.integer(UInt32.self, at: 16, "page \(number)")
    }
    return value
  }
}

/// The pages that nothing has led to yet.
private struct UnreadPages {
  private var isUnread: [Bool]

  init(count: Int) {
    isUnread = Array(repeating: true, count: count)
  }

  /// Whether the page was there to be taken.
  mutating func take(_ number: Int) -> Bool {
    defer { isUnread[number] = false }
    return isUnread[number]
  }
}
