import FoundationEssentials
import TestSupport
import Testing

/// Living with exceptions, as users do it.
struct WaiverTests {
  private static let bad = Command.root + "/samples/bad.tar"
  private static let rule = ["scan", "--rule", "DISA-IMG-00", "--rule", "DISA-IMG-05"]

  /// One waiver of the sample's low ports.
  private static let waiver = """
    version: 1
    waivers:
      - id: WVR-1
        rule: DISA-IMG-05
        type: risk-accepted
        targets: [{image: example.org/plimsoll/bad}]
        reason: The ports move with the next release.
        approvedBy: ao@example.test
        approvedOn: 2026-10-01
        expiresOn: 2026-12-01

    """

  private func scan(_ options: [String], waivers: String = waiver) throws -> Command {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(waivers.utf8), to: "waivers.yaml")
    return try Command(Self.rule + ["--waivers", file, Self.bad] + options)
  }

  @Test(arguments: [("2026-09-30", 1), ("2026-10-01", 0), ("2026-12-01", 0), ("2026-12-02", 1)])
  func `a waiver holds between its days, in the gate`(day: String, exitCode: Int32) throws {
    #expect(try scan(["--at", day]).exitCode == exitCode)
  }

  @Test func `a waived rule fails still, and says who accepted it`() throws {
    let command = try scan(["--at", "2026-11-24", "--show", "all"])
    #expect(command.exitCode == 0)
    #expect(command.output.contains("PASSED  nothing is open but what is waived"))
    #expect(command.output.contains("WAIVED   DISA-IMG-05"))
    #expect(command.output.contains("approved by ao@example.test on 2026-10-01"))
    let json = try scan(["--at", "2026-11-24", "--format", "json"])
    #expect(try Report(json)["DISA-IMG-05"]?.status == "fail")
  }

  @Test(arguments: ["text", "json"])
  func `an expired waiver is said aloud`(format: String) throws {
    let command = try scan(["--at", "2026-12-02", "--format", format])
    let text = format == "text" ? command.output : command.errors
    #expect(text.contains("waiver WVR-1 expired on 2026-12-01; 2 findings are open"))
  }

  @Test func `a waiver of category I needs leave`() throws {
    let waivers = Self.waiver.replacing("DISA-IMG-05", with: "DISA-IMG-09")
    let command = try scan(["--rule", "DISA-IMG-09", "--at", "2026-11-24"], waivers: waivers)
    #expect(command.exitCode == 1)
    #expect(command.output.contains("waiver WVR-1 does not count: ao@example.test may not waive"))
  }

  @Test(arguments: [
    (
      "rule: DISA-IMG-05", "rule: DISA-IMG-5",
      ":4:11: error: no loaded checklist has a rule 'DISA-IMG-5'; did you mean"
    ),
    ("2026-12-01", "2026-12-32", ":10:16: error: 'expiresOn' is a day such as 2027-03-31"),
    ("reason:", "\u{7}reason:", "error:"),
  ])
  func `a malformed waiver stops the run`(part: String, replacement: String, message: String) throws {
    let command = try scan([], waivers: Self.waiver.replacing(part, with: replacement))
    #expect(command.exitCode == 2)
    #expect(command.output.isEmpty)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
  }

  @Test(arguments: [
    (["--waivers", "/nowhere/waivers.yaml"], "cannot read the waiver file '/nowhere/waivers.yaml'"),
    (["--waivers", "/"], "cannot read the waiver file '/'"),
    (["--waivers", "/dev/zero"], "has more than 4194304 bytes"),
    (["--at", "tomorrow"], "'tomorrow' is no moment"),
    (["--baseline", "/dev/null"], "/dev/null: the document is not JSON"),
    (["--waivers-from=-x"], "'-x' is no git revision"),
    (["--waivers-from", "main:x"], "'main:x' is no git revision"),
    (["--waivers-from", ""], "'' is no git revision"),
    (["--waivers-from", "main", "--waivers", "/etc/passwd"], "must be relative"),
  ])
  func `wrong use is told and ends with 2`(options: [String], message: String) throws {
    let command = try Command(["scan", Self.bad] + options)
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
    #expect(command.output.isEmpty)
  }

  @Test func `the file beside the work is found by itself`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.waiver.utf8), to: ".plimsoll-waivers.yaml")
    let arguments = Self.rule + ["--at", "2026-11-24", Self.bad]
    #expect(try Command(arguments, in: folder.path).exitCode == 0)
    #expect(try Command(arguments).exitCode == 1)
  }

  @Test(arguments: [
    ("2026-10-15", 0, "1 in force"), ("2026-11-24", 1, "in 7 days"), ("2026-12-02", 1, "expired"),
  ])
  func `check tells what ends, and strictly fails on it`(day: String, strict: Int32, words: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.waiver.utf8), to: "waivers.yaml")
    let command = try Command("waivers", "check", file, "--at", day)
    #expect(command.exitCode == 0)
    #expect(command.output.contains(words), Comment(rawValue: command.output))
    #expect(try Command("waivers", "check", file, "--at", day, "--strict").exitCode == strict)
  }

  @Test func `list shows every waiver, as JSON too`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.waiver.utf8), to: "waivers.yaml")
    #expect(try Command("waivers", "list", file, "--at", "2026-11-24").output.contains("until 2026-12-01"))
    let json = try Command("waivers", "list", file, "--at", "2026-11-24", "--format", "json")
    #expect(json.output.contains(#""standing" : "in-force""#))
  }
}
