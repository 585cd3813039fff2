import Digests
import Packages
import Testing

/// What dpkg records of files: checksums, configuration files, diversions.
@Suite struct DpkgRecordsTests {
  private static let digest = "b1946ac92492d2347c6235b4d2611184"

  private func files(
    of status: String, checksums: [String: String] = [:], diversions: String? = nil
  ) -> (files: [RecordedFile], problems: [String]) {
    var records = DpkgRecords()
    for (name, text) in checksums {
      records.addChecksums(Array(text.utf8), of: name, path: "/\(name).md5sums")
    }
    if let diversions { records.addDiversions(Array(diversions.utf8), path: "/diversions") }
    let database = DpkgStatus(parsing: Array(status.utf8), path: "/status", records: records)
    return (database.packages.flatMap(\.files), records.problems + database.problems)
  }

  private func status(_ name: String, _ fields: String = "") -> String {
    "Package: \(name)\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n\(fields)"
  }

  private func paths(_ files: [RecordedFile]) -> [String] {
    files.map { String(decoding: $0.path, as: UTF8.self) }
  }

  @Test(arguments: ["usr/bin/a b", "./usr/bin/a b", "/usr/bin/a b"])
  func `a checksum belongs to a path from the root`(_ path: String) {
    let (files, problems) = files(of: status("a"), checksums: ["a": "\(Self.digest)  \(path)\n"])
    #expect(paths(files) == ["usr/bin/a b"])
    #expect(files.first?.content == .digest(.md5, [UInt8](hex: Self.digest.utf8) ?? []))
    #expect(problems == [])
  }

  @Test func `a package of one architecture of several has its own checksums`() {
    let checksums = ["a:amd64": "\(Self.digest)  one\n", "a:i386": "\(Self.digest)  other\n"]
    #expect(paths(files(of: status("a"), checksums: checksums).files) == ["one"])
  }

  @Test func `a package without checksums records nothing`() {
    #expect(files(of: status("a"), checksums: ["b": "\(Self.digest)  b\n"]).files == [])
  }

  @Test(arguments: [
    (" /etc/a b \(digest)\n", true, "etc/a b"), (" /etc/a \(digest) obsolete\n", false, "etc/a"),
    (" /etc/a newconffile\n", false, "etc/a"), (" /etc/a \(digest) remove-on-upgrade\n", false, "etc/a"),
  ])
  func `a configuration file stands in the status file`(_ line: String, _ hasDigest: Bool, _ path: String) {
    let file = files(of: status("a", "Conffiles:\n" + line)).files.first
    #expect(file.map { String(decoding: $0.path, as: UTF8.self) } == path)
    #expect(file?.isConfiguration == true)
    #expect((file?.content == .unrecorded) == !hasDigest)
  }

  @Test func `a diversion moves the file of every package but the one that asked for it`() {
    let diversions = "/bin/x\n/bin/x.real\nb\n"
    let checksums = ["a": "\(Self.digest)  bin/x\n", "b": "\(Self.digest)  bin/x\n"]
    #expect(
      paths(files(of: status("a"), checksums: checksums, diversions: diversions).files) == ["bin/x.real"])
    #expect(paths(files(of: status("b"), checksums: checksums, diversions: diversions).files) == ["bin/x"])
  }

  @Test(arguments: [
    "b1946  usr/bin/a", "x1946ac92492d2347c6235b4d2611184  usr/bin/a", "b1946ac92492d2347c6235b4d2611184",
    "b1946ac92492d2347c6235b4d2611184\tusr/bin/a",
  ])
  func `a line without digest and path is a problem`(_ line: String) {
    #expect(
      files(of: status("a"), checksums: ["a": line]).problems == [
        "/a.md5sums: line 1: no MD5 digest and path"
      ])
  }

  @Test func `a diversion that is cut off is a problem`() {
    let problems = files(of: status("a"), diversions: "/bin/x\n/bin/x.real\n").problems
    #expect(problems == ["/diversions: a diversion has three lines, and the last one has 2"])
  }
}
