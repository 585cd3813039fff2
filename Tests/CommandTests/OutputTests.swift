import FoundationEssentials
import TestSupport
import Testing

/// What a pipeline may count on.
struct OutputTests {
  private static let bad = Command.root + "/samples/bad.tar"
  private static let good = Command.root + "/samples/good.tar"

  @Test(arguments: ["text", "json"])
  func `two runs give the same bytes`(format: String) throws {
    let one = try Command("scan", "--format", format, Self.bad)
    let other = try Command("scan", "--format", format, Self.bad)
    #expect(one.output == other.output)
  }

  @Test(arguments: [[], ["NO_COLOR=1"], ["TERM=xterm-256color"], ["NO_COLOR=1", "CLICOLOR_FORCE=1"]])
  func `a pipe gets no colour`(environment: [String]) throws {
    let command = try Command(["scan", Self.bad], environment: environment)
    #expect(!command.output.utf8.contains(0x1B) && !command.errors.utf8.contains(0x1B))
  }

  @Test func `colour can be forced`() throws {
    #expect(try Command("scan", "--color", "always", Self.bad).output.utf8.contains(0x1B))
  }

  @Test func `the report alone is on standard output`() throws {
    let command = try Command("scan", "--format", "json", Self.bad)
    #expect(try Report(command).exitCode == 1)
    #expect(command.errors.hasPrefix("plimsoll: "))
    #expect(try Command("scan", Self.good).errors.isEmpty)
  }

  @Test func `what is read is told line by line where that is asked for, and only on standard error`() throws
  {
    let plain = try Command("scan", Self.good)
    let verbose = try Command("scan", "--verbose", Self.good)
    #expect(verbose.output == plain.output)
    let lines = verbose.errors.split(separator: "\n")
    #expect(lines.first?.hasPrefix("plimsoll: 1 layer to read, ") == true, "\(verbose.errors)")
    #expect(lines.contains { $0.hasPrefix("plimsoll: 1 of 1 layer read, ") })
    #expect(lines.last?.hasPrefix("plimsoll: read within ") == true)
  }

  @Test(arguments: [("cat1", 1), ("cat3", 1), ("none", 0)])
  func `the threshold decides`(threshold: String, exitCode: Int32) throws {
    #expect(try Command("scan", "--fail-on", threshold, Self.bad).exitCode == exitCode)
    #expect(try Command("scan", "--fail-on", threshold, Self.good).exitCode == 0)
  }

  @Test func `a report that cannot be written is incomplete`() throws {
    let command = try Command(
      ["-c", #""$0" scan "$1" > /dev/full"#, Command.binary, Self.good], program: "/bin/sh")
    #expect(command.exitCode == 3)
    #expect(command.errors == "plimsoll: the report could not be written\nplimsoll: the gate passed\n")
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "x", ""])
  func `no time of the environment is a crash`(epoch: String) throws {
    let command = try Command(
      ["scan", "--format", "json", Self.good], environment: ["SOURCE_DATE_EPOCH=\(epoch)"])
    #expect(command.endedCleanly)
  }

  @Test(
    .enabled(if: Self.canValidate, "needs Python's jsonschema"),
    arguments: [[good], [bad], [bad, good], ["nowhere"]])
  func `a JSON report follows its schema`(targets: [String]) throws {
    let folder = try TemporaryFolder()
    let report = try Command(["scan", "--format", "json"] + targets)
    let path = try folder.write(Array(report.output.utf8), to: "report.json")
    let script = """
      import json, sys, jsonschema
      schema, report = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
      jsonschema.Draft202012Validator(schema).validate(report)
      """
    let check = try Self.python([script, Command.root + "/docs/report.schema.json", path])
    #expect(check.exitCode == 0, Comment(rawValue: check.errors))
  }

  private static let canValidate = (try? python(["import jsonschema"]).exitCode) == 0

  private static func python(_ arguments: [String]) throws -> Command {
    try Command(
      ["python3", "-c"] + arguments, program: "/usr/bin/env",
      environment: ["PATH=/usr/local/bin:/usr/bin:/bin"])
  }
}
