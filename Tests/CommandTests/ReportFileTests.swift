import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Reports in files: whole or not at all, and each for itself.
struct ReportFileTests {
  private static let bad = Command.root + "/samples/bad.tar"
  private static let good = Command.root + "/samples/good.tar"

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test(arguments: [(good, 0), (bad, 1), ("nowhere.tar", 3)])
  func `every report is written, whatever the verdict`(target: String, exitCode: Int) throws {
    let folder = try TemporaryFolder()
    let command = try Command(
      [
        "scan", target, "--format", "text", "--format", "json=r.json", "--format", "junit=r.xml", "--format",
        "text=r.txt",
      ],
      in: folder.path)
    #expect(Int(command.exitCode) == exitCode)
    #expect(try Self.names(in: folder.path) == ["r.json", "r.txt", "r.xml"])
    #expect(Array(command.output.utf8) == SharedData.bytes(of: folder.path + "/r.txt"))
    let json = try #require(SharedData.bytes(of: folder.path + "/r.json"))
    #expect(try JSONDecoder().decode(Report.self, from: Data(json)).exitCode == command.exitCode)
  }

  @Test(arguments: [
    ("/dev/full", "No space left on device"), ("missing/r.json", "No such file or directory"),
    ("/proc/r.json", ""), (".", "Is a directory"), ("r.json/x", ""),
  ])
  func `one that cannot be written keeps no other from it`(path: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let command = try Command(
      [
        "scan", Self.bad, "--format", "sarif=a.sarif", "--format", "json=\(path)", "--format", "text",
        "--format", "csv=b.csv",
      ],
      in: folder.path)
    #expect(command.exitCode == 3)
    #expect(try Self.names(in: folder.path) == ["a.sarif", "b.csv"])
    let lines = command.errors.split(separator: "\n").map(String.init)
    #expect(
      lines.first?.hasPrefix("plimsoll: the report could not be written to '\(path)': \(reason)") == true)
    #expect(
      lines.dropFirst() == [
        "plimsoll: 3 open in category I", "plimsoll: 10 open in category II",
        "plimsoll: 8 open in category III",
      ])
    #expect(command.output.contains("FAILED"))
  }

  @Test func `a target that cannot be read has no checklist, and every other report`() throws {
    let folder = try TemporaryFolder()
    let command = try Command(
      ["scan", "nowhere.tar", "--format", "cklb=a.cklb", "--format", "junit=b.xml"], in: folder.path)
    #expect(command.exitCode == 3)
    #expect(try Self.names(in: folder.path) == ["b.xml"])
    #expect(
      command.errors.hasPrefix(
        "plimsoll: 'cklb=a.cklb' is not written: there is no result to write as cklb\n"))
    #expect(command.errors.contains("nowhere.tar"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write into any folder"))
  func `a folder that is read-only keeps what it had`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("before".utf8), to: "kept/r.json")
    chmod(folder.path + "/kept", 0o555)
    defer { chmod(folder.path + "/kept", 0o755) }
    let command = try Command(["scan", Self.good, "--format", "json=kept/r.json"], in: folder.path)
    #expect(command.exitCode == 3 && command.errors.contains("Permission denied"))
    #expect(SharedData.bytes(of: folder.path + "/kept/r.json") == Array("before".utf8))
  }

  /// A limit on the size of files stands for a disk that is full.
  @Test func `a disk that fills up leaves the file as it was, and nothing half-written`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("before".utf8), to: "r.json")
    let script = #"trap "" XFSZ; ulimit -f 4; exec "$0" scan "$1" --format "json=$2""#
    let command = try Command(["-c", script, Command.binary, Self.bad, path], program: "/bin/sh")
    #expect(command.exitCode == 3)
    #expect(
      command.errors.hasPrefix("plimsoll: the report could not be written to '\(path)': File too large\n"))
    #expect(SharedData.bytes(of: path) == Array("before".utf8))
    #expect(try Self.names(in: folder.path) == ["r.json"])
  }

  @Test func `a passed gate is said where a report is missing`() throws {
    let command = try Command("scan", Self.good, "--format", "json=/dev/full")
    #expect(command.exitCode == 3)
    #expect(command.errors.hasSuffix("plimsoll: the gate passed\n"))
  }

  @Test func `a file that is there is replaced, and a link stays one`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(repeating: 0x78, count: 1_000_000), to: "real/r.json")
    symlink("real/r.json", folder.path + "/link.json")
    let command = try Command(["scan", Self.good, "--format", "json=link.json"], in: folder.path)
    #expect(command.exitCode == 0, Comment(rawValue: command.errors))
    #expect(try Self.names(in: folder.path) == ["link.json", "real"])
    #expect(try Self.names(in: folder.path + "/real") == ["r.json"])
    var status = stat()
    #expect(lstat(folder.path + "/link.json", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(SharedData.bytes(of: folder.path + "/real/r.json")?.first == UInt8(ascii: "{"))
  }

  @Test func `a report goes into a pipe as well`() throws {
    let script = #""$0" scan "$1" --format json=/dev/stdout | head -c 1"#
    #expect(
      try Command(
        ["-c", script, Command.binary, Self.good], program: "/bin/sh", environment: ["PATH=/usr/bin:/bin"]
      ).output == "{")
  }

  @Test(arguments: [
    ("format: json", [], ["json"], []), ("format: [text, sarif=out/r.sarif]", [], ["text"], ["r.sarif"]),
    ("format: [sarif=out/r.sarif]", ["PLIMSOLL_FORMAT=csv=deep/out/r.csv,json"], ["json"], ["r.csv"]),
  ])
  func `the file and the variable name several formats`(
    text: String, environment: [String], output: [String], files: [String]
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](), to: ".git/HEAD")
    try folder.write(Array(text.utf8), to: "plimsoll.yaml")
    try folder.write([UInt8](), to: "deep/file")
    // A path of the file is relative to it, one of the variable to the working directory.
    try FileManager.default.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/deep/deep/out", withIntermediateDirectories: true)
    let command = try Command(
      ["scan", "--quiet", Self.good], in: folder.path + "/deep", environment: environment)
    #expect(command.exitCode == 0, Comment(rawValue: command.errors))
    #expect(command.output.hasPrefix("{") == (output == ["json"]))
    let place = environment.isEmpty ? "/out" : "/deep/deep/out"
    #expect(try Self.names(in: folder.path + place) == files)
  }

  @Test(arguments: [
    ("format: [text, sarf]", "plimsoll.yaml:1:16: error: 'format' must be a list of formats"),
    ("format: {sarif: x}", "plimsoll.yaml:1:9: error: 'format' must be a list of formats"),
    ("format: []", "plimsoll.yaml:1:9: error: 'format' must be a list of formats"),
    ("format: [sarif=]", "plimsoll.yaml:1:10: error: 'format' must be a list of formats"),
  ])
  func `a format that is none is told with its place`(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(text.utf8), to: "plimsoll.yaml")
    let command = try Command(["scan", "--quiet", Self.good], in: folder.path)
    #expect(command.exitCode == 2)
    #expect(command.errors.hasPrefix(message), Comment(rawValue: command.errors))
  }
}
