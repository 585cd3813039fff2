import FoundationEssentials
import TestSupport
import Testing

/// `plimsoll checklist test`, `lint` and `schema`, as the author of a checklist uses them.
struct RuleAuthorTests {
  @Test func `a checklist of ten rules agrees with its examples, and they notice every change`() throws {
    let command = try Command("checklist", "test", "--mutate", Command.root + "/samples/acme")
    #expect(command.exitCode == 0)
    #expect(command.output.hasPrefix("10 rules, 43 examples: all agree; 45 changes: all noticed\n"))
  }

  @Test func `there is nothing to say about it`() throws {
    let command = try Command("checklist", "lint", "--strict", Command.root + "/samples/acme")
    #expect(command.exitCode == 0)
    #expect(command.output == "10 rules: nothing to say\n")
  }

  @Test func `an example that disagrees is shown with its place`() throws {
    let acme = try AcmeChecklist()
    try acme.change("ACME-06.yaml", "{max_bytes: 1024}", to: "{max_bytes: 1}")
    let command = try acme.run("test", "acme")
    #expect(command.exitCode == 1)
    #expect(
      command.output == """
        acme/ACME-06.yaml:16:44: error: the example 'as large as it may be' gives fail, not pass; it finds size
            - {name: as large as it may be, outcome: pass, params: {max_bytes: 1}, image: {layers: 1}}
                                                     ^
        10 rules, 43 examples: 1 disagree

        """)
  }

  @Test func `findings elsewhere are shown`() throws {
    let acme = try AcmeChecklist()
    try acme.change("ACME-07.yaml", "findings: [/app]", to: "findings: [/bin]")
    let command = try acme.run("test", "--rule", "ACME-07", "acme")
    #expect(command.exitCode == 1)
    #expect(command.output.contains("error: the example 'everybody may write it' finds /app, not /bin"))
    #expect(command.output.hasSuffix("1 rule, 5 examples: 3 disagree\n"))
  }

  @Test func `a failure as JSON says what was wanted and what came`() throws {
    let acme = try AcmeChecklist()
    try acme.change("ACME-06.yaml", "{max_bytes: 1024}", to: "{max_bytes: 1}")
    let command = try acme.run("test", "--format", "json", "acme")
    let report = try JSONDecoder().decode(TestReport.self, from: Data(command.output.utf8))
    #expect(report.examples == 43)
    #expect(report.failures.map(\.rule) == ["ACME-06"])
    #expect(report.failures.map(\.expected.outcome) == ["pass"])
    #expect(report.failures.map(\.actual.outcome) == ["fail"])
    #expect(report.failures.map(\.diagnostic.line) == [16])
  }

  @Test func `a change that no example notices is shown with its place`() throws {
    let acme = try AcmeChecklist()
    try acme.change(
      "ACME-04.yaml",
      "  - {name: an id above, outcome: fail, image: {config: {User: \"20000\"}}, findings: [config.User]}\n",
      to: "")
    let command = try acme.run("test", "--mutate", "acme")
    #expect(command.exitCode == 1)
    #expect(
      command.output.contains(
        "acme/ACME-04.yaml:12:50: warning: no example notices when 'config.runUser.uid <= params.last_uid' is left out"
      ), Comment(rawValue: command.output))
    #expect(command.output.hasSuffix("45 changes: 1 not noticed\n"))
  }

  @Test func `a checklist that does not load is not tested`() throws {
    let acme = try AcmeChecklist()
    try acme.change("ACME-06.yaml", "image.unpackedSize", to: "image.unpacked")
    let command = try acme.run("test", "acme")
    #expect(command.exitCode == 2)
    #expect(command.output.isEmpty)
    #expect(command.errors.contains("ACME-06.yaml:10:16: error: no field 'unpacked' in Image"))
  }

  @Test func `warnings fail a strict look only`() throws {
    let acme = try AcmeChecklist()
    try acme.change("checklist.yaml", "variables:\n", to: "variables:\n  spare: \"size(files)\"\n")
    #expect(try acme.run("lint", "acme").exitCode == 0)
    let command = try acme.run("lint", "--strict", "acme/")
    #expect(command.exitCode == 1)
    #expect(command.output.contains("acme/checklist.yaml:31:3: warning: no rule reads the variable 'spare'"))
  }

  @Test func `mistakes as JSON have a place`() throws {
    let acme = try AcmeChecklist()
    try acme.change("ACME-06.yaml", "image.unpackedSize", to: "image.unpacked")
    let command = try acme.run("lint", "--format", "json", "acme")
    #expect(command.exitCode == 2)
    let entries = try JSONDecoder().decode([Entry].self, from: Data(command.output.utf8))
    #expect(entries.map(\.file) == ["acme/ACME-06.yaml"])
    #expect(entries.map(\.severity) == ["error"])
  }

  @Test(arguments: [
    (
      ["test", "--rule", "DISA-IMG-2"],
      "no rule 'DISA-IMG-2' in the named checklists; did you mean 'DISA-IMG-02'?"
    ),
    (["lint", "dsa-image"], "no checklist 'dsa-image'; did you mean 'disa-image'?"),
    (["test", "nowhere/at/all"], "cannot read the checklist folder 'nowhere/at/all'"),
    (["schema", "image"], "'image' is invalid"),
  ])
  func `wrong use is told and ends with 2`(arguments: [String], message: String) throws {
    let command = try Command(["checklist"] + arguments)
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
  }

  @Test(arguments: ["rule", "checklist"])
  func `a schema is printed for editors`(file: String) throws {
    let schema = try Data(contentsOf: URL(filePath: Command.root + "/docs/\(file).schema.json"))
    let command = try Command("checklist", "schema", file)
    #expect(command.output == String(decoding: schema, as: UTF8.self))
  }
}

private struct Entry: Decodable {
  let file: String
  let line: Int?
  let severity: String
}

private struct TestReport: Decodable {
  struct Failure: Decodable {
    struct Verdict: Decodable { let outcome: String }

    let rule: String
    let expected: Verdict
    let actual: Verdict
    let diagnostic: Entry
  }

  let examples: Int
  let failures: [Failure]
}
