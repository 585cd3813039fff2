import Packages
import Testing

@Suite struct ApkInstalledTests {
  private static let database = """
    C:Q1abc=
    P:musl
    V:1.2.4-r2
    A:x86_64
    L:MIT AND BSD-2-Clause
    o:musl-src
    F:lib
    R:ld-musl-x86_64.so.1
    a:0:0:755

    P:busybox
    V:1.36.1-r5
    """

  @Test func `packages are listed with their licence and origin`() {
    let apk = ApkInstalled(parsing: Array(Self.database.utf8), path: "/lib/apk/db/installed")
    #expect(apk.problems == [])
    #expect(apk.packages.map(\.name) == ["musl", "busybox"])
    #expect(apk.packages.map(\.sourceName) == ["musl-src", "busybox"])
    #expect(apk.packages.map(\.licenses) == [["MIT AND BSD-2-Clause"], []])
    #expect(apk.packages.map(\.architecture) == ["x86_64", ""])
    #expect(apk.packages.map(\.databasePath) == Array(repeating: "/lib/apk/db/installed", count: 2))
  }

  @Test(arguments: [
    ("P:a\nV:1\nrubbish\n", 1, "line 3: not a letter, a colon and a value"),
    ("\nV:1\n", 0, "line 2: the package has no name"),
    ("P:a\n", 1, "line 1: package 'a' has no version"),
  ])
  func `what cannot be read is a problem`(text: String, count: Int, problem: String) {
    let apk = ApkInstalled(parsing: Array(text.utf8), path: "installed")
    #expect(apk.packages.count == count)
    #expect(apk.problems == [problem])
  }

  @Test func `a database cut anywhere never crashes`() {
    let bytes = Array(Self.database.utf8)
    for length in 0...bytes.count {
      _ = ApkInstalled(parsing: Array(bytes.prefix(length)), path: "installed")
    }
  }
}
