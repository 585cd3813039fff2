import Packages
import Testing

@Suite struct DpkgStatusTests {
  private static let status = """
    Package: libc6
    Status: install ok installed
    Architecture: amd64
    Source: glibc (2.36-9)
    Version: 2.36-9+deb12u4
    Description: GNU C Library
     Contains the standard libraries.
     .
     Package: not-a-field

    Package: gone
    Status: deinstall ok config-files
    Version: 1

    package: half
    status: install reinstreq half-configured
    version: 1:2~rc1
    """

  private func read(_ text: String, path: String = "/var/lib/dpkg/status") -> DpkgStatus {
    DpkgStatus(parsing: Array(text.utf8), path: path)
  }

  @Test func `packages whose files are there are listed`() {
    let status = read(Self.status)
    #expect(status.problems == [])
    #expect(status.packages.map(\.name) == ["libc6", "half"])
    #expect(status.packages.map(\.sourceName) == ["glibc", "half"])
    #expect(status.packages.map(\.status) == ["installed", "half-configured"])
    #expect(status.packages.first?.version == "2.36-9+deb12u4")
    #expect(status.packages.first?.architecture == "amd64")
  }

  @Test func `a fragment of a distroless image needs no status`() {
    let fragment = read("Package: tzdata\nVersion: 2024a\n", path: "var/lib/dpkg/status.d/tzdata")
    #expect(fragment.packages.map(\.name) == ["tzdata"])
    #expect(fragment.problems == [])
  }

  @Test(arguments: [
    ("Package: a\nVersion: 1\n", 1, "line 1: the package has no status; taken as installed"),
    (
      "Package: a\nStatus: installed\nVersion: 1", 1,
      "line 1: the status must be three words; taken as installed"
    ),
    (
      "Package: a\nStatus: install ok broken\nVersion: 1", 1,
      "line 1: 'broken' is no status that dpkg knows; taken as present"
    ),
    ("\n\nStatus: install ok installed\nVersion: 1", 0, "line 3: the package has no name"),
    ("Package: a\nStatus: install ok installed", 1, "line 1: package 'a' has no version"),
    ("Package: a\nStatus: install ok installed\nVersion: 1\nrubbish", 1, "line 4: no field name"),
    (" lost\nPackage: a\nStatus: install ok installed\nVersion: 1", 1, "line 1: continues no field"),
    (
      "Package: a\nStatus: install ok installed\nVersion: 1\nVERSION: 2", 1,
      "line 4: the field 'VERSION' stands twice in one paragraph"
    ),
  ])
  func `what cannot be read is a problem`(text: String, count: Int, problem: String) {
    let status = read(text)
    #expect(status.packages.count == count)
    #expect(status.problems == [problem])
  }

  @Test func `an empty database has no packages and no problems`() {
    #expect(read("").packages == [])
    #expect(read("\n\n").problems == [])
  }

  @Test func `a name that is not text is kept apart`() {
    let status = DpkgStatus(
      parsing: Array("Package: a".utf8) + [0xFF] + Array("\nStatus: install ok installed\nVersion: 1\n".utf8),
      path: "status")
    #expect(status.packages.map(\.name) == [#"a\xff"#])
  }

  @Test func `a database cut anywhere never crashes`() {
    let bytes = Array(Self.status.utf8)
    for length in 0...bytes.count { _ = DpkgStatus(parsing: Array(bytes.prefix(length)), path: "status") }
  }

  @Test(.enabled(if: Command.exists("dpkg-query")))
  func `dpkg lists the same packages`() throws {
    let database = try #require(Command.output("cat /var/lib/dpkg/status"))
    let listed = try #require(
      Command.output(
        #"dpkg-query -W -f '${Package} ${Version} ${Architecture} ${Status} ${source:Package}\n'"#))
    let theirs = Set(
      listed.lines.filter { !$0.contains(" config-files ") && !$0.contains(" not-installed ") })
    let status = DpkgStatus(parsing: database, path: "/var/lib/dpkg/status")
    let ours = Set(
      status.packages.map {
        "\($0.name) \($0.version) \($0.architecture) install ok \($0.status) \($0.sourceName)"
      })
    #expect(status.problems == [])
    #expect(ours == theirs)
  }
}

extension [UInt8] {
  var lines: [String] {
    split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}
