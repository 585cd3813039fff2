import Digests

/// What dpkg records of the files of its packages, apart from its status file.
///
/// `info/PACKAGE[:ARCHITECTURE].md5sums` has the digests of all files but configuration files; those stand in the
/// status file (dpkg's `lib/dpkg/db-fsys-digest.c`, deb-md5sums(5)).
public struct DpkgRecords: Sendable {
  /// `info/NAME.md5sums`, by the name without its ending.
  private var checksums: [String: [RecordedFile]] = [:]
  private var diversions: [[UInt8]: Diversion] = [:]
  public private(set) var problems: [String] = []

  private struct Diversion {
    let target: [UInt8]
    /// The package that may keep the original name; `:` is the administrator.
    let package: String
  }

  public init() {}

  /// - Parameter name: the name of the file without `.md5sums`.
  public mutating func addChecksums(_ bytes: [UInt8], of name: String, path: String) {
    var files: [RecordedFile] = []
    for line in bytes.lines where !line.bytes.isEmpty {
      let digits = line.bytes.prefix(32)
      let rest = line.bytes.dropFirst(32)
      guard digits.count == 32, let digest = [UInt8](hex: digits), rest.first == UInt8(ascii: " ") else {
        problems.append("\(path): " + line.problem("no MD5 digest and path"))
        continue
      }
      // md5sum(1) writes `*` before the name of a file that it read as binary.
      let name = rest.drop { $0 == UInt8(ascii: " ") }.rootRelative
      files.append(RecordedFile(path: name, content: .digest(.md5, digest)))
    }
    checksums[name] = files
  }

  /// The file `diversions`: three lines each, from, to, package (dpkg-divert(1)).
  public mutating func addDiversions(_ bytes: [UInt8], path: String) {
    let lines = bytes.lines.map(\.bytes).filter { !$0.isEmpty }
    guard lines.count.isMultiple(of: 3) else {
      problems.append("\(path): a diversion has three lines, and the last one has \(lines.count % 3)")
      return
    }
    for start in stride(from: 0, to: lines.count, by: 3) {
      diversions[lines[start].rootRelative] = Diversion(
        target: lines[start + 1].rootRelative, package: lines[start + 2].text)
    }
  }

  /// The files of a package: those with checksums and its configuration files, where diversions put them.
  func files(of name: String, architecture: String, configuration: [RecordedFile]) -> [RecordedFile] {
    let own = checksums["\(name):\(architecture)"] ?? checksums[name] ?? []
    let configured = Set(configuration.map(\.path))
    return (own.filter { !configured.contains($0.path) } + configuration).map { file in
      guard let diversion = diversions[file.path], diversion.package != name else { return file }
      return RecordedFile(
        path: diversion.target, content: file.content, size: file.size, isConfiguration: file.isConfiguration,
        mayBeMissing: file.mayBeMissing)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without `/` or `./` before it.
  fileprivate var rootRelative: [UInt8] {
    var path = self
    if path.starts(with: "./".utf8) { path = path.dropFirst(2) }
    return Array(path.drop { $0 == UInt8(ascii: "/") })
  }
}
