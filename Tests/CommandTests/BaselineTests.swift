import TestSupport
import Testing

/// Adopting the command on an old image, and comparing what it found.
struct BaselineTests {
  private static let bad = Command.root + "/samples/bad.tar"
  private static let good = Command.root + "/samples/good.tar"

  private func report(_ target: String, _ options: [String] = [], in folder: TemporaryFolder, name: String)
    throws
    -> String
  {
    let command = try Command(["scan", "--format", "json", "--at", "2026-11-24", target] + options)
    return try folder.write(Array(command.output.utf8), to: name)
  }

  @Test(arguments: [("2026-11-24", 0), ("2027-02-22", 0), ("2027-02-23", 1), ("2026-11-23", 1)])
  func `what is known does not fail the gate for ninety days`(day: String, exitCode: Int32) throws {
    let folder = try TemporaryFolder()
    // Rules that know no date: others find more as an image grows old.
    let rules = ["--rule", "DISA-IMG-00", "--rule", "DISA-IMG-05"]
    let baseline = try report(Self.bad, rules, in: folder, name: "old.json")
    let command = try Command(
      ["scan", "--format", "json", "--baseline", baseline, "--at", day, Self.bad] + rules)
    #expect(command.exitCode == exitCode)
    #expect(command.errors.contains("does not count: it is of 2026-11-24") == (exitCode == 1))
  }

  @Test func `what is new fails the gate`() throws {
    let folder = try TemporaryFolder()
    let baseline = try report(Self.bad, ["--skip-rule", "DISA-IMG-05"], in: folder, name: "old.json")
    let command = try Command("scan", "--baseline", baseline, "--at", "2026-11-24", Self.bad)
    #expect(command.exitCode == 1)
    #expect(command.output.contains("FAILED  1 open in category II\n"))
  }

  @Test func `a report compared with itself has nothing new`() throws {
    let folder = try TemporaryFolder()
    let old = try report(Self.bad, in: folder, name: "old.json")
    let command = try Command("diff", old, old)
    #expect(command.exitCode == 0)
    #expect(command.output == "34 unchanged\n")
  }

  @Test(arguments: [("cat1", 0), ("cat2", 1), ("cat3", 1), ("none", 0)])
  func `diff fails on what is new at or above the threshold`(threshold: String, exitCode: Int32) throws {
    let folder = try TemporaryFolder()
    let old = try report(Self.bad, ["--skip-rule", "DISA-IMG-05"], in: folder, name: "old.json")
    let new = try report(Self.bad, in: folder, name: "new.json")
    let command = try Command("diff", old, new, "--fail-on", threshold)
    #expect(command.exitCode == exitCode)
    #expect(command.output.contains("2 new · 32 unchanged"))
  }

  @Test func `diff of an incomplete report is incomplete`() throws {
    let folder = try TemporaryFolder()
    let old = try report(Self.bad, in: folder, name: "old.json")
    let new = try report("nowhere.tar", in: folder, name: "new.json")
    let command = try Command("diff", old, new)
    #expect(command.exitCode == 3)
    #expect(command.errors.contains("new.json is the report of an incomplete run"))
    #expect(command.output.contains("34 no longer looked at"))
  }

  @Test func `diff is one JSON document`() throws {
    let folder = try TemporaryFolder()
    let (old, new) = (
      try report(Self.bad, in: folder, name: "old.json"), try report(Self.good, in: folder, name: "new.json")
    )
    let command = try Command("diff", old, new, "--format", "json")
    #expect(command.output.hasPrefix("{\n") && command.output.contains("\"notLookedAt\" : ["))
  }

  @Test(arguments: ["{}", "[]", "", "{\"schemaVersion\":\"2.0.0\",\"tool\":{\"name\":\"plimsoll\"}}"])
  func `what is no report of ours is wrong use`(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(text.utf8), to: "report.json")
    for arguments in [["diff", file, file], ["scan", "--baseline", file, Self.good]] {
      let command = try Command(arguments)
      #expect(command.exitCode == 2)
      #expect(command.output.isEmpty)
      #expect(command.errors.contains("report.json: the "), Comment(rawValue: command.errors))
    }
  }
}
