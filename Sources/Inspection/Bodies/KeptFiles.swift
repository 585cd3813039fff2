/// Which files are kept whole while their layer passes: the small ones that facts are parsed from.
///
/// Asked for every file of every layer.
enum KeptFiles {
  static func contain(_ path: ArraySlice<UInt8>) -> Bool {
    if places.contains(where: { path.starts(with: $0) }),
      files.contains(Array(path)) || isDatabase(path) || PackageSettingFiles.isOne(path)
    {
      return true
    }
    return PythonFile(at: path) != nil || ServerFiles.isOne(path)
  }

  /// Where anything that is kept lies: most paths are told apart by a byte or two.
  private static let places =
    (["etc/", "var/lib/dpkg/", "lib/apk/", "usr/lib/apk/", "usr/lib/os-release"]
    + PackageSettingFiles.folders).map { Array($0.utf8) }

  private static let files = Set(
    [
      "etc/ld.so.cache", "etc/ld.so.preload", "etc/passwd", "etc/shadow", "etc/group", "etc/sudoers",
      "etc/os-release", "usr/lib/os-release",
      "var/lib/dpkg/status", "var/lib/dpkg/diversions", "lib/apk/db/installed", "usr/lib/apk/db/installed",
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
}
