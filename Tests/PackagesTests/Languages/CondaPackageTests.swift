import Digests
import Packages
import Testing

/// What the records in `conda-meta` tell.
@Suite struct CondaPackageTests {
  private static let path = Array("opt/conda/conda-meta/zlib-1.3-h1.json".utf8)[...]
  private static let digest = String(repeating: "ab", count: 32)
  private static let other = String(repeating: "cd", count: 32)

  private func read(_ members: String) throws -> InstalledPackage? {
    let text =
      #"{"name": "zlib", "version": "1.3", "build": "h1", "subdir": "linux-64", "license": "Zlib""# + members
    return try LanguagePackageFile.conda.packages(in: Array((text + "}").utf8), at: Self.path).first
  }

  private func file(_ entry: String) throws -> RecordedFile? {
    try read(#", "paths_data": {"paths": [{\#(entry)}], "paths_version": 1}"#)?.files.first
  }

  @Test(arguments: [
    ("opt/conda/conda-meta/a.json", true), ("conda-meta/a.json", true),
    ("opt/conda/conda-meta/history", false),
    ("opt/conda/conda-meta/a/b.json", false), ("opt/my-conda-meta/a.json", false), ("a.json", false),
  ])
  func `a record lies in conda-meta`(_ path: String, _ isRecord: Bool) {
    #expect((LanguagePackageFile(at: Array(path.utf8)[...]) == .conda) == isRecord)
  }

  @Test func `a record tells name, version and build`() throws {
    let package = try #require(try read(""))
    #expect(package.name == "zlib")
    #expect(package.licenses == ["Zlib"])
    #expect(package.purl(distribution: "debian") == "pkg:conda/zlib@1.3?build=h1&subdir=linux-64")
  }

  @Test func `a file has the digest that it got where it was installed`() throws {
    let bytes = [UInt8](repeating: 0xAB, count: 32)
    let plain = try file(
      #""_path": "lib/z", "path_type": "hardlink", "sha256": "\#(Self.digest)", "size_in_bytes": 4"#)
    #expect(
      plain == RecordedFile(path: Array("opt/conda/lib/z".utf8), content: .digest(.sha256, bytes), size: 4))
    let rewritten = try file(
      #""_path": "bin/x", "sha256": "\#(Self.other)", "sha256_in_prefix": "\#(Self.digest)", "size_in_bytes": 4"#
    )
    #expect(rewritten == RecordedFile(path: Array("opt/conda/bin/x".utf8), content: .digest(.sha256, bytes)))
  }

  @Test(arguments: [
    #""_path": "x", "path_type": "softlink", "sha256": "\#(digest)""#,
    #""_path": "x", "prefix_placeholder": "/opt/placeholder", "sha256": "\#(digest)""#,
    #""_path": "x", "path_type": "pyc_file""#,
  ])
  func `a file whose digest is unknown is listed without one`(_ entry: String) throws {
    #expect(try file(entry) == RecordedFile(path: Array("opt/conda/x".utf8), content: .unrecorded))
  }

  @Test func `a folder is no file, and an old record has names only`() throws {
    #expect(try file(#""_path": "lib", "path_type": "directory""#) == nil)
    let files = try read(#", "files": ["lib/z"]"#)?.files
    #expect(files == [RecordedFile(path: Array("opt/conda/lib/z".utf8), content: .unrecorded)])
  }

  @Test(arguments: [
    (#""_path": "../../etc/passwd""#, "'../../etc/passwd' leads out of the prefix"),
    (#""_path": "x", "sha256": "abc""#, "'abc' is no SHA-256"),
    (#""path_type": "hardlink""#, "a file of the package has no path"),
  ])
  func `a damaged entry is an error, not a shorter list`(_ entry: String, _ problem: String) {
    #expect(throws: PackageFileError(Self.path, problem)) { try file(entry) }
  }

  @Test func `a record without name or version is an error, and one that is cut anywhere`() {
    let bytes = Array(#"{"name": "a", "version": "1", "files": ["x"]}"#.utf8)
    for count in 0..<bytes.count {
      #expect(throws: PackageFileError.self) {
        try LanguagePackageFile.conda.packages(in: Array(bytes[..<count]), at: Self.path)
      }
    }
    #expect(throws: PackageFileError.self) {
      try LanguagePackageFile.conda.packages(in: Array("{}".utf8), at: Self.path)
    }
  }
}
