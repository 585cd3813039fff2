import FoundationEssentials
import TestSupport
import Testing

/// The GitHub action, run as the runner runs it.
@Suite(.enabled(if: isInstalled("jq"), "needs jq"))
struct ActionTests {
  private static let good = Command.root + "/samples/good.tar"
  private static let bad = Command.root + "/samples/bad.tar"

  @Test(arguments: [
    (good, 0, ["verdict": "passed", "open-cat1": "0", "open-cat2": "0", "open-cat3": "0"]),
    (bad, 1, ["verdict": "failed", "open-cat1": "3", "open-cat2": "10", "open-cat3": "8"]),
    ("nowhere.tar", 3, ["verdict": "incomplete", "open-cat1": "0", "open-cat2": "0", "open-cat3": "0"]),
  ])
  func `the step ends as the command did, and says what came out`(
    target: String, exitCode: Int, expected: [String: String]
  ) throws {
    let folder = try TemporaryFolder()
    let run = try ActionRun(["target": target], in: folder)
    #expect(Int(run.exitCode) == exitCode, Comment(rawValue: run.log))
    var outputs = run.outputs
    let report = try #require(outputs.removeValue(forKey: "report").flatMap(SharedData.bytes))
    let sarif = try #require(outputs.removeValue(forKey: "sarif").flatMap(SharedData.bytes))
    #expect(outputs == expected.merging(["exit-code": "\(exitCode)"]) { $1 })
    #expect(try JSONDecoder().decode(Report.self, from: Data(report)).exitCode == run.exitCode)
    #expect(String(decoding: sarif, as: UTF8.self).contains(#""version" : "2.1.0""#))
    #expect(run.summary.hasPrefix("<!-- plimsoll"))
    #expect(run.log.contains("::error title=DISA-IMG-09 (CAT I)") == (exitCode == 1))
  }

  @Test(arguments: [
    (["target": good, "fail-on": "cat4"], 2), (["target": good, "checklist": "dsa-image"], 2),
    (["target": ""], 2),
    (["target": good, "command": "help"], 2), (["target": good, "formats": "sarf=r"], 2),
    // What asks for help succeeds, and must not look like a pass.
    (["target": good, "args": "--version"], 3), (["target": good, "args": "--help"], 3),
  ])
  func `a step that judged nothing has no verdict`(inputs: [String: String], exitCode: Int) throws {
    let run = try ActionRun(inputs, in: TemporaryFolder())
    #expect(Int(run.exitCode) == exitCode, Comment(rawValue: run.log))
    #expect(run.outputs.filter { $0.key != "exit-code" } == [:])
  }

  @Test func `an input that is not given leaves the word to the configuration file`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("fail-on: none\nrule: [DISA-IMG-02, DISA-IMG-09]\n".utf8), to: "plimsoll.yaml")
    #expect(try ActionRun(["target": Self.bad], in: folder).exitCode == 0)
    #expect(try ActionRun(["target": Self.bad, "fail-on": "cat1"], in: folder).exitCode == 1)
    let variable = try ActionRun(["target": Self.bad], in: folder, variables: ["PLIMSOLL_FAIL_ON=cat2"])
    #expect(variable.exitCode == 1)
  }

  /// Whatever a shell, an option parser or the runner could take for its own.
  private static let hostile = [
    "$(touch x)", "`touch x`", "'; touch x; '", "\"; touch x; \"", "; touch x", "| touch x", "a b", "*", "~",
    "--help", "-", "\\", "${HOME}", "$'x'", "::set-output name=x::y", "%0Atouch x", "x=y", "<<EOF",
    "\u{202E}x",
  ]

  private struct Sources: Decodable {
    struct Target: Decodable {
      let source: String
    }

    let targets: [Target]
  }

  @Test func `names that a shell would run are names`() throws {
    let folder = try TemporaryFolder()
    let archive = try #require(SharedData.bytes(of: Self.good))
    let names = Self.hostile.filter { $0 != "-" }
    for name in names { try folder.write(archive, to: name) }
    let run = try ActionRun(["target": names.joined(separator: "\n"), "annotations": "false"], in: folder)
    #expect(run.exitCode == 0, Comment(rawValue: run.log))
    let report = try #require(run.outputs["report"].flatMap(SharedData.bytes))
    let sources = try JSONDecoder().decode(Sources.self, from: Data(report)).targets.map(\.source)
    #expect(sources == names)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
  }

  @Test(arguments: [
    "command", "checklist", "profile", "fail-on", "waivers", "waivers-from", "formats", "args", "annotations",
    "summary",
  ])
  func `a value of any input stays a value`(input: String) throws {
    let folder = try TemporaryFolder()
    let value = Self.hostile.joined(separator: "\n")
    let run = try ActionRun(["target": Self.good, input: value], in: folder)
    // What is not "true" only shows less.
    #expect(["annotations", "summary"].contains(input) ? run.exitCode == 0 : run.exitCode >= 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["bin", "runner"], Comment(rawValue: run.log))
  }

  @Test func `no text of a target is a command to the runner`() throws {
    let folder = try TemporaryFolder()
    let text = "FROM debian:12\n::error::forged\n"
    try folder.write(Array(text.utf8), to: "Dockerfile")
    let run = try ActionRun(["target": "Dockerfile"], in: folder)
    let lines = run.log.split(separator: "\n").map(String.init)
    let first = try #require(lines.first)
    try #require(first.hasPrefix("::stop-commands::"))
    let word = first.dropFirst("::stop-commands::".utf8.count)
    #expect(word.utf8.count == 32)
    let end = try #require(lines.firstIndex(of: "::\(word)::"))
    #expect(lines[..<end].contains { $0.contains("::error::forged") })
    #expect(lines[(end + 1)...].allSatisfy { $0.hasPrefix("::error title=plimsoll::Dockerfile") })
  }

  @Test func `several values stand one a line, and shows can be left out`() throws {
    let folder = try TemporaryFolder()
    let run = try ActionRun(
      [
        "target": "\(Self.good)\n\(Self.bad)\n", "checklist": "disa-image\r\niron-bank",
        "annotations": "false",
        "summary": "false", "formats": "junit=a b.xml\ncsv=c.csv", "args": "--skip-rule=DISA-IMG-02\n--quiet",
      ], in: folder)
    #expect(run.exitCode == 1, Comment(rawValue: run.log))
    let report = try #require(run.outputs["report"].flatMap(SharedData.bytes))
    let read = try JSONDecoder().decode(Report.self, from: Data(report))
    #expect(read.targets.count == 2 && read["IB-03"] != nil && read["DISA-IMG-02"] == nil)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["a b.xml", "bin", "c.csv", "runner"])
    #expect(run.summary.isEmpty && !run.log.contains("::error "))
  }

  @Test func `another command runs without reports`() throws {
    let run = try ActionRun(["target": Self.good, "command": "inspect"], in: TemporaryFolder())
    #expect(run.exitCode == 0 && run.outputs == ["exit-code": "0"])
    #expect(run.log.contains("START"))
  }
}
