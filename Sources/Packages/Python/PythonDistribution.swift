/// An installed Python distribution, as its `.dist-info` folder tells.
public struct PythonDistribution: Sendable {
  public let package: InstalledPackage
  public let problems: [String]

  /// - Parameters:
  ///   - folder: the path of the `.dist-info` folder, without a leading slash.
  ///   - metadata: its `METADATA`; without it the folder's own name tells name and version.
  ///   - record: its `RECORD`; without it nobody knows which files belong to the distribution.
  public init(folder: ArraySlice<UInt8>, metadata: [UInt8]?, record: [UInt8]?) {
    let slash = UInt8(ascii: "/")
    let name = folder.split(separator: slash).last ?? []
    let parts = name.dropLast(".dist-info".utf8.count).halves(at: "-")
    let header = metadata.map(PythonMetadata.init(parsing:))
    let list = record.map {
      PythonRecord(parsing: $0, in: folder.dropLast(name.count).dropLast())
    }
    let path = "/" + folder.text
    package = InstalledPackage(
      type: .pypi, name: Self.normalized(header?.name ?? parts?.before.text ?? name.text),
      version: header?.version ?? parts?.after.text ?? "", architecture: "", sourceName: "",
      licenses: header?.licenses ?? [], databasePath: path + "/" + (record == nil ? "METADATA" : "RECORD"),
      files: list?.files ?? [])
    problems = (list?.problems ?? []).map { "\(path)/RECORD: \($0)" }
  }

  /// - Parameters:
  ///   - eggInfo: the metadata of the form before `.dist-info`, which does not tell what files there are.
  ///   - path: the file that it stands in, without a leading slash.
  public init(eggInfo: [UInt8], at path: ArraySlice<UInt8>) {
    let header = PythonMetadata(parsing: eggInfo)
    let slash = UInt8(ascii: "/")
    let name = path.split(separator: slash).last { !$0.isSpelt("PKG-INFO") && !$0.isSpelt("EGG-INFO") } ?? []
    package = InstalledPackage(
      type: .pypi, name: Self.normalized(header.name ?? name.prefix { $0 != UInt8(ascii: "-") }.text),
      version: header.version ?? "", architecture: "", sourceName: "", licenses: header.licenses,
      databasePath: "/" + path.text)
    problems = []
  }

  /// Lower case, and one hyphen for every run of `-`, `_` and `.` (PyPA, "Names and normalization").
  static func normalized(_ name: String) -> String {
    let parts = name.utf8.split {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
    }
    return parts.map { String(decoding: $0.map(\.lowered), as: UTF8.self) }.joined(separator: "-")
  }
}

/// The header of a `METADATA` file (PyPA, "Core metadata"): fields up to the first empty line.
struct PythonMetadata {
  private(set) var name: String?
  private(set) var version: String?
  private(set) var licenses: [String] = []

  init(parsing bytes: [UInt8]) {
    var expression: String?
    for line in bytes.lines {
      if line.bytes.trimmed.isEmpty { break }
      guard line.bytes.first?.isWhitespace != true, let (field, value) = line.bytes.halves(at: ":") else {
        continue
      }
      let text = value.trimmed.text
      if field.isSpelt("Name") { name = name ?? text }
      if field.isSpelt("Version") { version = version ?? text }
      if field.isSpelt("License-Expression") { expression = text }
      // Some put the whole text of the licence here, of which this is the first line.
      if field.isSpelt("License"), !text.isEmpty { licenses.append(text) }
    }
    if let expression { licenses = [expression] }
  }
}
