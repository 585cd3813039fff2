import TestSupport
import Testing

/// Profiles, parameters and organisations' checklists, as a pipeline uses them.
struct TailoringTests {
  private static var image: ImageBuilder {
    var image = ImageBuilder([[.file("app")]])
    image.container = #"{"User":"50:50"}"#
    return image
  }

  @Test func `a profile judges by its rules and values, and the report says so`() throws {
    let report = try Report(Self.scan("--profile", "strict"))
    #expect(report.checklists.map(\.id) == ["disa-image"])
    #expect(report.checklists.first?.profile == "strict")
    #expect(report.checklists.first?.parameters?.first?.origin == "profile strict")
    #expect(report["DISA-IMG-02"]?.status == "fail")
    let development = try Report(Self.scan("--profile", "development"))
    #expect(development["DISA-IMG-14"] == nil)
    #expect(development.checklists.first?.notSelected?.contains("DISA-IMG-14") == true)
    #expect(development["DISA-IMG-02"]?.status == "pass")
  }

  @Test(arguments: [
    (["min_uid=51"], "fail"), (["min_uid=50"], "pass"), (["min_uid=51", "disa-image.min_uid=50"], "pass"),
  ])
  func `a parameter decides`(assignments: [String], status: String) throws {
    let arguments = assignments.flatMap { ["--set", $0] }
    #expect(try Report(Self.scan(arguments))["DISA-IMG-02"]?.status == status)
  }

  @Test func `a value wins over the profile`() throws {
    let report = try Report(Self.scan("--profile", "strict", "--set", "min_uid=1"))
    #expect(report["DISA-IMG-02"]?.status == "pass")
  }

  @Test func `an organisation's checklist judges the shipped rules in its own way, each once`() throws {
    let folder = try TemporaryFolder()
    try folder.writeAcme(to: "acme")
    for more in [[], ["--checklist", "disa-image"]] {
      let report = try Report(Self.scan(["--checklist", folder.path + "/acme"] + more))
      #expect(report.checklists.map(\.id) == ["acme"])
      #expect(report.checklists.first?.basis?.map(\.id) == ["disa-image"])
      #expect(report["DISA-IMG-02"]?.status == "fail")
      #expect(report["ACME-1"]?.status == "fail")
      #expect(report["DISA-IMG-06"] == nil)
      #expect(Set(report.results.map(\.ruleId)).count == report.results.count)
    }
  }

  @Test func `the text report tells profile, values and what is left out`() throws {
    let folder = try TemporaryFolder()
    try folder.writeAcme(to: "acme")
    let path = try folder.write(Self.image.ociLayout)
    let text = try Command("scan", "--checklist", folder.path + "/acme", "--profile", "development", path)
      .output
      .replacing("\n", with: " ")
    #expect(text.contains("Rules of acme 2.1.0, profile development"), Comment(rawValue: text))
    #expect(text.contains("min_uid=1000 (checklist acme)"))
    #expect(
      text.contains(
        "not selected: DISA-IMG-08, DISA-IMG-10, DISA-IMG-12, DISA-IMG-14, DISA-IMG-15, DISA-IMG-06"))
  }

  @Test(arguments: [
    (["--profile", "strikt"], "no profile 'strikt'; did you mean 'strict'?; there are: strict, development"),
    (["--checklist", "cis-docker", "--profile", "strict"], "no profile 'strict'; there is none"),
    (["--profile", "strict", "--profile", "development"], "'disa-image' can be judged by one profile"),
    (
      ["--profile", "development", "--rule", "DISA-IMG-14"], "no rule 'DISA-IMG-14' in the chosen checklists"
    ),
    (
      ["--set", "min_uuid=3"],
      "--set:1:1: error: no parameter 'min_uuid' in the chosen checklists; did you mean 'min_uid'?"
    ),
    (["--set", "min_uid"], "--set:1:1: error: write NAME=VALUE"),
    (
      ["--set", "min_uid=ten"],
      "--set:1:9: error: 'min_uid' must be an integer from 1 to 4294967294, but is a string"
    ),
    (
      ["--set", "allowed_setuid=/bin/su"],
      "'allowed_setuid' must be a list of strings, but is a string; write [/bin/su]"
    ),
    (["--set", "side_ports=[22]"], "'side_ports' must be a list of strings, but holds a number; quote it"),
    (["--set", "ssh_server_mode=off"], "'ssh_server_mode' must be one of absent, disabled, but is 'off'"),
  ])
  func `what cannot be tailored so is told, and nothing is judged`(arguments: [String], message: String)
    throws
  {
    let command = try Self.scan(arguments)
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
    #expect(command.output.isEmpty)
  }

  @Test func `a circle of checklists is told`() throws {
    let folder = try TemporaryFolder()
    try folder.writeAcme(to: "acme", extends: "{checklist: team, version: \"2\"}", more: "")
    try folder.writeAcme(to: "team", id: "team", extends: "{checklist: acme, version: \"2\"}", more: "")
    let command = try Self.scan(
      ["--checklist", folder.path + "/acme", "--checklist", folder.path + "/team"])
    #expect(command.exitCode == 2)
    #expect(
      command.errors.contains(
        "checklist.yaml:8:22: error: the checklists extend each other in a circle: acme → team → acme"),
      Comment(rawValue: command.errors))
  }

  @Test func `a mistake in what an organisation changes is told with its place`() throws {
    let folder = try TemporaryFolder()
    try folder.writeAcme(to: "acme", more: "disable: [DISA-IMG-6]\nset: {min_uid: zero}\n")
    let command = try Self.scan(["--checklist", folder.path + "/acme"])
    #expect(command.exitCode == 2)
    #expect(
      command.errors.contains(
        "checklist.yaml:10:11: error: no rule 'DISA-IMG-6' here; did you mean 'DISA-IMG-06'?"))
    #expect(command.errors.contains("checklist.yaml:11:16: error: 'min_uid' must be an integer"))
  }

  @Test func `checklist show lists profiles and parameters, and explain the values a rule reads`() throws {
    let show = try Command("checklist", "show", "disa-image").output
    #expect(show.contains("development") && show.contains("min_uid = 1\n"))
    let explain = try Command("explain", "--profile", "strict", "DISA-IMG-02").output
    #expect(explain.contains("min_uid = 1000\n"))
    #expect(explain.contains("set by profile strict; the default is 1"), Comment(rawValue: explain))
    #expect(!explain.contains("max_layers"))
  }

  private static func scan(_ arguments: String...) throws -> Command { try scan(arguments) }

  private static func scan(_ arguments: [String]) throws -> Command {
    let folder = try TemporaryFolder()
    let path = try folder.write(image.ociLayout)
    return try Command(["scan", "--format", "json"] + arguments + [path])
  }
}
