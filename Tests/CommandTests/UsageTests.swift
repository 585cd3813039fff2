import Testing

/// Wrong use ends with 2 and one clear message, never with a verdict.
struct UsageTests {
  @Test(arguments: [
    (["scan"], "Missing expected argument"),
    (["scan", "--frmat", "json", "x"], "Did you mean '--format'?"),
    (["scan", "--format", "jsn", "x"], "no format 'jsn'; did you mean 'json'?"),
    (["scan", "--fail-on", "cat4", "x"], "'cat4' is invalid"),
    (["scan", "--checklist", "dsa-image", "x"], "no checklist 'dsa-image'; did you mean 'disa-image'?"),
    (
      ["scan", "--rule", "DISA-IMG-2", "x"],
      "no rule 'DISA-IMG-2' in the chosen checklists; did you mean 'DISA-IMG-02'?"
    ),
    (["scan", "--rule", "DISA-IMG-02", "--skip-rule", "DISA-IMG-02", "x"], "leaves no rule to judge"),
    (["scan", "--platform", "linux", "x"], "'linux' is no platform"),
    (["scan", "--checklist", "/nowhere/at/all", "x"], "cannot read the checklist folder"),
    (["explain", "DISA-IMG-99"], "no rule 'DISA-IMG-99'"),
    (["checklist", "show", "nothing"], "no checklist 'nothing'"),
    (["sail"], "Unexpected argument 'sail'"),
  ])
  func `wrong use is told and ends with 2`(arguments: [String], message: String) throws {
    let command = try Command(arguments)
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
    #expect(command.output.isEmpty)
  }

  @Test func `without arguments nothing was judged, so nothing passed`() throws {
    let command = try Command()
    #expect(command.exitCode == 2)
    #expect(command.output.contains("Exit codes:"))
  }

  @Test(arguments: [
    ["--help"], ["scan", "--help"], ["--version"], ["checklist", "list"], ["explain", "CIS-4.1"],
    ["config", "show"], ["convert", "--help"], ["checklist", "export", "iron-bank"],
  ])
  func `asking for help succeeds`(arguments: [String]) throws {
    let command = try Command(arguments)
    #expect(command.exitCode == 0)
    #expect(!command.output.isEmpty)
    #expect(command.errors.isEmpty)
  }
}
