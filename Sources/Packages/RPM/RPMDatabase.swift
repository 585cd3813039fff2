/// The database of rpm, in each of the forms that it has had.
public struct RPMDatabase: Sendable {
  /// Named by the file that has the packages; the other files beside it are indexes.
  public enum Format: String, CaseIterable, Sendable {
    case sqlite = "rpmdb.sqlite"
    case ndb = "Packages.db"
    case berkeley = "Packages"
  }

  public private(set) var packages: [InstalledPackage] = []
  public private(set) var problems: [String] = []

  /// - Parameter writeAheadLog: what SQLite keeps in `rpmdb.sqlite-wal`; empty where there is none.
  public init(parsing bytes: [UInt8], format: Format, writeAheadLog: [UInt8] = [], path: String) {
    do throws(DatabaseError) {
      for header in try Self.headers(in: bytes, format, writeAheadLog) {
        packages.append(try InstalledPackage(parsingRPM: header, databasePath: path))
      }
    } catch {
      problems.append(error.description)
    }
  }

  private static func headers(
    in bytes: [UInt8], _ format: Format, _ writeAheadLog: [UInt8]
  ) throws(DatabaseError) -> [[UInt8]] {
    switch format {
    case .sqlite: try SQLiteDatabase.packages(in: SQLiteLog(writeAheadLog).applied(to: bytes))
    case .ndb: try NDBDatabase.packages(in: bytes)
    case .berkeley: try BerkeleyHash(parsing: bytes).packages()
    }
  }
}
