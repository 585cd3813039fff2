import Documents

/// A package that npm, yarn or pnpm put into a `node_modules` folder, as its `package.json` tells.
///
/// Nobody records its files one by one: the digest in a lock file is that of the archive it came in.
enum NodePackage {
  private static let folder = Array("node_modules".utf8)
  private static let fileName = Array("package.json".utf8)
  /// Where pnpm keeps what the other folders link to: `node_modules/.pnpm/NAME@VERSION/node_modules/NAME`.
  private static let store = Array(".pnpm".utf8)

  /// Whether a path is `node_modules/NAME/package.json` or `node_modules/@SCOPE/NAME/package.json`, as often inside each
  /// other as packages have packages of their own.
  ///
  /// A `node_modules` below any other folder of a package is data of its tests.
  static func isInstalled(_ path: ArraySlice<UInt8>) -> Bool {
    guard path.suffix(fileName.count).elementsEqual(fileName) else { return false }
    var rest = path.split(separator: UInt8(ascii: "/")).drop { !$0.elementsEqual(folder) }
    guard rest.popLast()?.elementsEqual(fileName) == true, !rest.isEmpty else { return false }
    while let first = rest.popFirst() {
      guard first.elementsEqual(folder), let name = rest.popFirst() else { return false }
      if name.elementsEqual(store) {
        guard rest.popFirst() != nil, !rest.isEmpty else { return false }
      } else if name.first == UInt8(ascii: "@") {
        guard rest.popFirst() != nil else { return false }
      } else if name.first == UInt8(ascii: ".") {
        return false
      }
    }
    return true
  }

  static func read(_ bytes: [UInt8], at path: ArraySlice<UInt8>) throws(PackageFileError) -> InstalledPackage
  {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    let record = try parseRecord(text, at: path, duplicateKeys: .lastWins)
    let name = record["name"]?.string ?? ""
    return InstalledPackage(
      type: .npm, name: name.isEmpty ? folderName(of: path) : name, version: record["version"]?.string ?? "",
      architecture: "", sourceName: "", licenses: licenses(record), databasePath: "/" + path.text)
  }

  private static func folderName(of path: ArraySlice<UInt8>) -> String {
    let parts = path.split(separator: UInt8(ascii: "/")).dropLast()
    let isScoped = parts.dropLast().last?.first == UInt8(ascii: "@")
    return Array(parts.suffix(isScoped ? 2 : 1).joined(separator: [UInt8(ascii: "/")]))[...].text
  }

  /// An SPDX expression; old packages have `{type, url}`, or a list of these.
  private static func licenses(_ record: Node) -> [String] {
    let nodes = [record["license"]].compactMap { $0 } + (record["licenses"]?.sequence ?? [])
    return nodes.compactMap { $0.string ?? $0["type"]?.string }
  }
}
