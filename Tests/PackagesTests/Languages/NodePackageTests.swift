import Packages
import Testing

/// What `package.json` files in `node_modules` tell.
@Suite struct NodePackageTests {
  private static let path = Array("app/node_modules/@acme/tool/package.json".utf8)[...]

  private func read(_ text: String) throws -> InstalledPackage? {
    try LanguagePackageFile.npm.packages(in: Array(text.utf8), at: Self.path).first
  }

  @Test(arguments: [
    "app/node_modules/tool/package.json", "node_modules/@acme/tool/package.json",
    "app/node_modules/tool/node_modules/other/package.json",
    "app/node_modules/.pnpm/tool@1.0.0/node_modules/tool/package.json",
  ])
  func `a package lies in node_modules`(_ path: String) {
    #expect(LanguagePackageFile(at: Array(path.utf8)[...]) == .npm)
  }

  @Test(arguments: [
    "app/package.json", "app/node_modules/tool/test/package.json", "app/node_modules/package.json",
    "app/node_modules/@acme/package.json", "app/node_modules/tool/test/node_modules/x/package.json",
    "app/node_modules/.cache/package.json", "app/node_modules/tool/package.json5",
    "app/node_modules/.pnpm/tool@1.0.0/package.json", "app/my_node_modules/tool/package.json",
  ])
  func `any other package file is no installed package`(_ path: String) {
    #expect(LanguagePackageFile(at: Array(path.utf8)[...]) == nil)
  }

  @Test(arguments: [
    (#"{"name": "@acme/tool", "version": "1.2.3", "license": "MIT"}"#, "@acme/tool", "1.2.3", ["MIT"]),
    (#"{"name": "a", "name": "b", "version": "1"}"#, "b", "1", []),
    ("\u{FEFF}{}", "@acme/tool", "", []),
    (#"{"name": "a", "licenses": [{"type": "MIT"}, {"type": "BSD"}]}"#, "a", "", ["MIT", "BSD"]),
    (#"{"name": "a", "license": {"type": "ISC"}, "version": 2}"#, "a", "", ["ISC"]),
  ])
  func `a package has name, version and licence`(
    _ text: String, _ name: String, _ version: String, _ licenses: [String]
  ) throws {
    let package = try #require(try read(text))
    #expect(package.name == name)
    #expect(package.version == version)
    #expect(package.licenses == licenses)
    #expect(package.databasePath == "/app/node_modules/@acme/tool/package.json")
  }

  @Test func `a file that is cut anywhere is an error`() {
    let bytes = Array(#"{"name": "a", "version": "1.2.3"}"#.utf8)
    for count in 0..<bytes.count {
      #expect(throws: PackageFileError.self) {
        try LanguagePackageFile.npm.packages(in: Array(bytes[..<count]), at: Self.path)
      }
    }
  }

  @Test func `an error names file and place`() {
    #expect(throws: PackageFileError(Self.path, "line 1, column 1: expected a value")) { try read("x") }
    #expect(throws: PackageFileError(Self.path, "it is a list, and no object")) { try read("[]") }
  }
}
