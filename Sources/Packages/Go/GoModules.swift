/// The modules of a Go program, as its build information lists them (Go, `runtime/debug`, `ParseBuildInfo`).
public enum GoModules {
  /// The main module, those that it was built with, and Go's own library.
  ///
  /// - Parameters:
  ///   - text: lines of words with tabs between: `path` the program's own package, `mod` the main module, `dep` another
  ///     one, `=>` what replaced it.
  ///   - version: Go's own, such as `go1.22.1`; what follows a blank are experiments.
  ///   - path: the program, without a leading slash.
  public static func packages(
    _ text: [UInt8], version: [UInt8], of path: ArraySlice<UInt8>
  ) throws(PackageFileError) -> [InstalledPackage] {
    var modules: [(name: ArraySlice<UInt8>, version: ArraySlice<UInt8>)] = []
    var program: ArraySlice<UInt8>?
    for line in text.lines {
      let words = line.bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      if words.first?.isSpelt("path") == true { program = words.dropFirst().first }
      guard let key = words.first, ["mod", "dep", "=>"].contains(where: { key.isSpelt($0) }) else { continue }
      guard words.count >= 3, !words[1].isEmpty else {
        throw PackageFileError(path, line.problem("a module has a path and a version"))
      }
      if key.isSpelt("=>") {
        guard modules.popLast() != nil else {
          throw PackageFileError(path, line.problem("nothing stands before what replaces it"))
        }
      }
      modules.append((words[1], words[2]))
    }
    // Built outside of a module, it is known by its path alone.
    if let program, !text.lines.contains(where: { $0.bytes.starts(with: "mod\t".utf8) }) {
      modules.insert((program, Array("(devel)".utf8)[...]), at: 0)
    }
    let release = version.prefix { $0 != UInt8(ascii: " ") }
    let library = release.starts(with: "go".utf8) ? [(Array("stdlib".utf8)[...], release)] : []
    return (modules + library).map { module in
      InstalledPackage(
        type: .golang, name: module.name.text, version: module.version.text, architecture: "", sourceName: "",
        databasePath: "/" + path.text)
    }
  }
}
