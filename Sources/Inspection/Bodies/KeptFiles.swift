import Packages

/// Which files are kept whole while their layer passes: those that facts are parsed from.
///
/// Asked for every file of every layer.
enum KeptFiles {
  private static let largestText: Int64 = 16 << 20
  /// rpm's database has all that it knows of a package, some 100 MB on a workstation.
  private static let largestDatabase: Int64 = 256 << 20

  /// How large the file may be; nil when it is not kept.
  static func size(of path: ArraySlice<UInt8>) -> Int64? {
    if contain(path) { return largestText }
    return isRPMDatabase(path) ? largestDatabase : nil
  }

  private static func contain(_ path: ArraySlice<UInt8>) -> Bool {
    if places.contains(where: { path.starts(with: $0) }),
      files.contains(Array(path)) || isDatabase(path) || PackageSettingFiles.isOne(path)
    {
      return true
    }
    return PythonFile(at: path) != nil || ServerFiles.isOne(path)
  }

  /// Where anything that is kept lies: most paths are told apart by a byte or two.
  private static let places =
    (["etc/", "var/lib/dpkg/", "lib/apk/", "usr/lib/apk/", "usr/lib/os-release", "var/lib/rpmmanifest/"]
    + PackageSettingFiles.folders).map { Array($0.utf8) }

  private static let files = Set(
    [
      "etc/ld.so.cache", "etc/ld.so.preload", "etc/passwd", "etc/shadow", "etc/group", "etc/sudoers",
      "etc/os-release", "usr/lib/os-release",
      "var/lib/dpkg/status", "var/lib/dpkg/diversions", "lib/apk/db/installed", "usr/lib/apk/db/installed",
      "var/lib/rpmmanifest/container-manifest-2",
    ].map { Array($0.utf8) })

  private static func isDatabase(_ path: ArraySlice<UInt8>) -> Bool {
    folders.contains { path.starts(with: $0) }
      || path.starts(with: dpkgRecords) && path.suffix(checksums.count).elementsEqual(checksums)
  }

  private static let folders = ["var/lib/dpkg/status.d/", ImageFiles.sudoersFolder + "/"].map {
    Array($0.utf8)
  }
  private static let dpkgRecords = Array("var/lib/dpkg/info/".utf8)
  private static let checksums = Array(".md5sums".utf8)

  private static func isRPMDatabase(_ path: ArraySlice<UInt8>) -> Bool {
    rpmFolders.contains { path.starts(with: $0) && rpmFiles.contains(Array(path.dropFirst($0.count))) }
  }

  /// The last one is where images that boot keep it, behind a link.
  private static let rpmFolders = (ImageFiles.rpmFolders + ["usr/share/rpm"]).map { Array(($0 + "/").utf8) }
  private static let rpmFiles = Set(
    (RPMDatabase.Format.allCases.map(\.rawValue) + [RPMDatabase.Format.sqlite.rawValue + "-wal"])
      .map { Array($0.utf8) })
}
