/// dpkg's database, `/var/lib/dpkg/status`, or one of the fragments under `status.d` that distroless images have.
///
/// A package counts as present in every state but `not-installed` and `config-files`: its files, or some of them, are
/// on the image. A fragment states no status and is present.
public struct DpkgStatus: Sendable {
  public private(set) var packages: [InstalledPackage] = []
  public private(set) var problems: [String] = []

  private static let absent = ["not-installed", "config-files"]
  private static let present = [
    "half-installed", "unpacked", "half-configured", "triggers-awaited", "triggers-pending", "installed",
  ]

  /// - Parameter records: what dpkg keeps beside the status file.
  public init(parsing bytes: [UInt8], path: String, records: DpkgRecords = DpkgRecords()) {
    let file = StanzaFile(parsing: bytes, allowsComments: false)
    problems = file.problems
    let isFragment = path.utf8.split(separator: UInt8(ascii: "/")).contains {
      $0.elementsEqual("status.d".utf8)
    }
    for stanza in file.stanzas {
      guard let status = status(of: stanza, isFragment: isFragment) else { continue }
      add(stanza, status: status, path: path, records)
    }
  }

  /// Nil when the package is not on the image.
  private mutating func status(of stanza: Stanza, isFragment: Bool) -> String? {
    guard let words = stanza["Status"]?.words else {
      if !isFragment { problems.append("line \(stanza.line): the package has no status; taken as installed") }
      return "installed"
    }
    guard words.count == 3 else {
      problems.append("line \(stanza.line): the status must be three words; taken as installed")
      return "installed"
    }
    if Self.absent.contains(where: words[2].isSpelt) { return nil }
    if !Self.present.contains(where: words[2].isSpelt) {
      problems.append(
        "line \(stanza.line): '\(words[2].text)' is no status that dpkg knows; taken as present")
    }
    return words[2].text
  }

  private mutating func add(_ stanza: Stanza, status: String, path: String, _ records: DpkgRecords) {
    guard let name = stanza["Package"], !name.isEmpty else {
      problems.append("line \(stanza.line): the package has no name")
      return
    }
    let version = stanza["Version"] ?? []
    if version.isEmpty { problems.append("line \(stanza.line): package '\(name.text)' has no version") }
    let architecture = stanza["Architecture"]?.text ?? ""
    packages.append(
      InstalledPackage(
        type: .dpkg, name: name.text, version: version.text, architecture: architecture, status: status,
        sourceName: (stanza["Source"]?.words.first ?? name).text, databasePath: path,
        files: records.files(
          of: name.text, architecture: architecture, configuration: stanza.configurationFiles)))
  }
}
