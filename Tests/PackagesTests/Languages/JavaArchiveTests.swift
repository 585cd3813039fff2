import Packages
import TestSupport
import Testing

/// What Java archives tell of themselves, and of those in them.
@Suite struct JavaArchiveTests {
  private static let properties = (
    "META-INF/maven/org.a/lib/pom.properties", "#made\ngroupId=org.a\nartifactId=lib\nversion=1.0\n"
  )

  private func archive(_ entries: [(String, String)]) -> [UInt8] {
    ZipBuilder.archive(entries.map { ($0.0, Array($0.1.utf8)) })
  }

  private func read(_ bytes: [UInt8], at name: String = "app/lib-2.0.jar") throws -> [String] {
    let path = Array(name.utf8)[...]
    let file = try #require(LanguagePackageFile(at: path))
    return try file.packages(in: bytes, at: path).map { $0.purl(distribution: nil) }
  }

  @Test(arguments: [
    ("app/a.jar", true), ("a.war", true), ("a.ear", true), ("plugin.hpi", true), ("a.jar.txt", false),
    ("ajar", false),
  ])
  func `an archive is known by its ending`(path: String, isOne: Bool) {
    #expect((LanguagePackageFile(at: Array(path.utf8)[...]) == .java) == isOne)
  }

  @Test func `Maven's properties come before the manifest`() throws {
    let bytes = archive([Self.properties, ("META-INF/MANIFEST.MF", "Implementation-Version: 9\r\n")])
    #expect(try read(bytes) == ["pkg:maven/org.a/lib@1.0"])
  }

  @Test func `an archive with the classes of others is a package, too`() throws {
    #expect(
      try read(archive([Self.properties]), at: "app/all-3.jar") == [
        "pkg:maven/org.a/lib@1.0", "pkg:maven/all@3",
      ])
  }

  @Test(arguments: [
    ("Manifest-Version: 1.0\r\nImplementation-Version: 3.1\r\n", "pkg:maven/lib@3.1"),
    ("Bundle-Version: 3.\r\n 2\r\n", "pkg:maven/lib@3.2"),
    ("implementation-version: 4\nImplementation-Vendor-Id: org.b\n", "pkg:maven/org.b/lib@4"),
    ("Manifest-Version: 1.0\n\nName: x\nImplementation-Version: 5\n", "pkg:maven/lib"),
    ("", "pkg:maven/lib"),
  ])
  func `without them the file's name and the manifest tell`(manifest: String, expected: String) throws {
    #expect(try read(archive([("META-INF/MANIFEST.MF", manifest)]), at: "app/lib.jar") == [expected])
  }

  @Test func `the version of the file's name counts more than the manifest's, which tools lengthen`() throws {
    let manifest = ("META-INF/MANIFEST.MF", "Bundle-Version: 2.0.0.v2026\n")
    #expect(try read(archive([manifest])) == ["pkg:maven/lib@2.0"])
  }

  @Test func `a file without a version has none`() throws {
    #expect(try read(archive([("A.class", "")]), at: "opt/my-lib.jar") == ["pkg:maven/my-lib"])
  }

  @Test func `archives within one are read, and no deeper`() throws {
    let deepest = ZipBuilder.archive([("c-3.jar", archive([("C.class", "")]))])
    let bytes = ZipBuilder.archive([("BOOT-INF/lib/b-2.jar", deepest)])
    #expect(try read(bytes, at: "app.jar") == ["pkg:maven/app", "pkg:maven/b@2"])
    let packages = try LanguagePackageFile.java.packages(in: bytes, at: Array("app.jar".utf8)[...])
    // That is where the image has them.
    #expect(packages.map(\.databasePath) == ["/app.jar", "/app.jar"])
  }

  @Test func `a damaged archive is an error, also within another one`() {
    #expect(throws: PackageFileError.self) { try read(Array("no archive".utf8)) }
    let bytes = ZipBuilder.archive([("lib/b-2.jar", Array("no archive".utf8))])
    let error = #expect(throws: PackageFileError.self) { try read(bytes) }
    #expect(error?.description.utf8.starts(with: "/app/lib-2.0.jar/lib/b-2.jar: ".utf8) == true)
  }
}
