import CSQLite

/// The table `Packages` of a SQLite database in memory, which comes from an image and may be hostile.
final class SQLiteDatabase {
  /// Steps of SQLite's machine that a statement may take: some seconds, where an honest database needs milliseconds.
  private static let maximumSteps: Int32 = 100_000_000

  private var handle: OpaquePointer?

  /// The headers of all packages.
  static func packages(in database: [UInt8]) throws(DatabaseError) -> [[UInt8]] {
    var database = database
    return try database.withUnsafeMutableBytes { bytes in
      Result { () throws(DatabaseError) in try SQLiteDatabase(bytes).packages(totalSize: bytes.count) }
    }.get()
  }

  /// - Parameter bytes: stay where they are as long as this does.
  private init(_ bytes: UnsafeMutableRawBufferPointer) throws(DatabaseError) {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(":memory:", &handle, flags, nil) == SQLITE_OK,
      sqlite3_deserialize(
        handle, "main", bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), Int64(bytes.count),
        Int64(bytes.count),
        UInt32(SQLITE_DESERIALIZE_READONLY)) == SQLITE_OK
    else { throw error }
    _ = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: bytes.count))
    sqlite3_progress_handler(handle, Self.maximumSteps, { _ in 1 }, nil)
    try run("PRAGMA trusted_schema = OFF") { _ in }
  }

  deinit { sqlite3_close(handle) }

  /// - Parameter totalSize: of the database, which no honest packages together exceed.
  private func packages(totalSize: Int) throws(DatabaseError) -> [[UInt8]] {
    // A view or a virtual table of that name would run what the image says.
    var isTable = false
    try run("SELECT rootpage > 1 FROM sqlite_master WHERE type = 'table' AND name = 'Packages'") { row in
      isTable = sqlite3_column_int(row, 0) == 1
    }
    guard isTable else { throw DatabaseError("it has no table 'Packages'") }
    // Without it, pages that are out of order or in two places would be passed over or read twice.
    try run("PRAGMA quick_check('Packages')") { (row) throws(DatabaseError) in
      let answer = sqlite3_column_text(row, 0).map { String(cString: $0) } ?? ""
      guard answer == "ok" else { throw DatabaseError("SQLite says: \(answer)") }
    }
    var packages: [[UInt8]] = []
    var size = 0
    try run("SELECT blob FROM Packages") { (row) throws(DatabaseError) in
      let count = Int(sqlite3_column_bytes(row, 0))
      size += count
      guard sqlite3_column_type(row, 0) == SQLITE_BLOB, size <= totalSize,
        let start = sqlite3_column_blob(row, 0)
      else { throw DatabaseError("a row of the table 'Packages' has no header") }
      packages.append(Array(UnsafeRawBufferPointer(start: start, count: count)))
    }
    return packages
  }

  private func run(
    _ text: String, row: (OpaquePointer) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw error
    }
    defer { sqlite3_finalize(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try row(statement)
      case SQLITE_DONE: return
      default: throw error
      }
    }
  }

  private var error: DatabaseError {
    DatabaseError("SQLite says: " + String(cString: sqlite3_errmsg(handle)))
  }
}
