/// The list of packages that distroless images of Azure Linux have in place of rpm's database, `container-manifest-2`.
///
/// A line is what `rpm --query` was asked for: name, version and release, two times, vendor, epoch, size, architecture, epoch
/// again, source package. Files are not listed.
public struct RPMManifest: Sendable {
  public private(set) var packages: [InstalledPackage] = []
  public private(set) var problems: [String] = []

  private static let columns = 10

  public init(parsing bytes: [UInt8], path: String) {
    for line in bytes.lines where !line.bytes.isEmpty {
      let fields = line.bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count == Self.columns, !fields[0].isEmpty, !fields[1].isEmpty else {
        problems.append(line.problem("not the \(Self.columns) columns of a package"))
        continue
      }
      let values = fields.map { $0.isSpelt("(none)") ? "" : $0.text }
      let epoch = values[5].isEmpty ? "" : values[5] + ":"
      packages.append(
        InstalledPackage(
          type: .rpm, name: values[0], version: epoch + values[1], architecture: values[7],
          sourceName: InstalledPackage.sourceName(ofRPM: fields[9]) ?? values[0], databasePath: path))
    }
  }
}
