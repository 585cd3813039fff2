import Packages

/// Tells, for every file of every layer, whether a package manager may read it as its configuration.
enum PackageSettingFiles {
  /// The folders that such files lie in or below.
  static let folders = ["etc/", "root/", "home/", "usr/etc/", "usr/local/etc/", "opt/conda/"]

  private static let places = folders.map { Array($0.utf8) }

  static func isOne(_ path: ArraySlice<UInt8>) -> Bool {
    guard places.contains(where: { path.starts(with: $0) }) else { return false }
    return PackageSettings.tool(readingFileAt: "/" + String(decoding: path, as: UTF8.self)) != nil
  }
}
