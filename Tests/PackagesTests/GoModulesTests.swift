import Packages
import Testing

/// The modules of a Go program, as its build information lists them.
@Suite struct GoModulesTests {
  private func read(_ text: String, version: String = "go1.22.1") throws -> [String] {
    try GoModules.packages(Array(text.utf8), version: Array(version.utf8), of: Array("app/serve".utf8)[...])
      .map { $0.purl(distribution: "debian") }
  }

  @Test(arguments: [
    ("path\ta.org/x/cmd\nmod\ta.org/x\tv1.0.0\th1:=\n", ["a.org/x@v1.0.0"]),
    (
      "mod\ta.org/x\t(devel)\t\ndep\tgithub.com/A/B/v2\tv2.1.0\th1:=\n",
      ["a.org/x@%28devel%29", "github.com/a/b/v2@v2.1.0"]
    ),
    ("dep\ta.org/x\tv1.0.0\n=>\tb.org/fork\tv1.0.1\th1:=\n", ["b.org/fork@v1.0.1"]),
    ("dep\ta.org/x\tv1.0.0\n=>\t./local\t(devel)\t\n", ["./local@%28devel%29"]),
    ("path\ta.org/cmd\nbuild\t-compiler=gc\n", ["a.org/cmd@%28devel%29"]), ("", []),
  ])
  func `each module is a package`(text: String, expected: [String]) throws {
    #expect(try read(text) == (expected + ["stdlib@1.22.1"]).map { "pkg:golang/\($0)" })
  }

  @Test func `a compiler that is not Go's own has no library of Go`() throws {
    #expect(try read("", version: "devel +abc").isEmpty)
    #expect(try read("", version: "go1.23 X:nocoverage") == ["pkg:golang/stdlib@1.23"])
  }

  @Test(arguments: ["mod\n", "dep\ta.org/x\n", "dep\t\tv1\n", "=>\ta.org/x\tv1\n"])
  func `a line without its parts is damage`(text: String) {
    #expect(throws: PackageFileError.self) { try read(text) }
  }
}
