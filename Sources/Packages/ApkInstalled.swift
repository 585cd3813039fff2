/// Alpine's database of installed packages, `/lib/apk/db/installed`.
public struct ApkInstalled: Sendable {
  public private(set) var packages: [InstalledPackage] = []
  public private(set) var problems: [String] = []

  public init(parsing bytes: [UInt8], path: String) {
    var record = Record()
    var records = ApkRecords()
    for line in bytes.lines {
      if line.bytes.isEmpty {
        finish(&record, files: records.finish(), path: path)
      } else if line.bytes.count >= 2, line.bytes[line.bytes.startIndex + 1] == UInt8(ascii: ":") {
        record.add(line)
        records.add(line)
      } else {
        problems.append(line.problem("not a letter, a colon and a value"))
      }
    }
    finish(&record, files: records.finish(), path: path)
    problems += records.problems
  }

  private mutating func finish(_ record: inout Record, files: [RecordedFile], path: String) {
    defer { record = Record() }
    guard let line = record.line else { return }
    guard let name = record["P"] else {
      problems.append("line \(line): the package has no name")
      return
    }
    if record["V"] == nil { problems.append("line \(line): package '\(name)' has no version") }
    packages.append(
      InstalledPackage(
        type: .apk, name: name, version: record["V"] ?? "", architecture: record["A"] ?? "",
        sourceName: record["o"] ?? name, licenses: record["L"].map { [$0] } ?? [], databasePath: path,
        files: files))
  }
}

/// The few fields of a package that are kept; most lines of the database list its files.
private struct Record {
  private(set) var line: Int?
  private var values: [UInt8: ArraySlice<UInt8>] = [:]

  mutating func add(_ line: Line) {
    if self.line == nil { self.line = line.number }
    guard let letter = line.bytes.first, "PVAoL".utf8.contains(letter) else { return }
    values[letter] = line.bytes.dropFirst(2)
  }

  subscript(letter: Unicode.Scalar) -> String? {
    guard let value = values[UInt8(ascii: letter)]?.trimmed, !value.isEmpty else { return nil }
    return value.text
  }
}
