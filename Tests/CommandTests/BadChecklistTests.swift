import TestSupport
import Testing

/// A checklist that does not load ends with 2 and says where, before any image is read.
struct BadChecklistTests {
  private static let head = """
    id: own
    title: Own rules
    version: "1.0.0"
    date: "2026-01-01"
    status: draft
    facts: 1
    source: {document: Handbook, version: "1"}
    rules: [OWN-1]

    """
  private static let rule = """
    id: OWN-1
    title: A user is declared
    severity: {category: II, basis: assigned}
    source: {document: Handbook, version: "1", section: "1"}
    subject: image
    decides: both
    why: Root may do anything.
    check: {expect: "config.user != ''", message: no user, at: config.User}
    fix: Declare one.
    examples:
      - {name: a user, outcome: pass, image: {config: {User: "1"}}}
      - {name: none, outcome: fail, image: {}}

    """

  @Test func `a checklist of one's own is judged, and only it`() throws {
    let folder = try TemporaryFolder()
    let command = try scan(folder, head: Self.head, rule: Self.rule)
    #expect(command.exitCode == 1)
    #expect(try Report(command).results.map(\.ruleId) == ["OWN-1"])
  }

  @Test(arguments: [
    ("config.user", "config.usr", "OWN-1.yaml:8:24: error: no field 'usr' in Config; did you mean 'user'?"),
    ("config.user != ''", "image.format == 'zip'", "OWN-1.yaml:8:34: error: 'zip' is never a value here"),
    ("config.user != ''", "config.user > 1", "OWN-1.yaml:8:30: error: '>' does not take (string, int)"),
    ("title: A", "title: !!str A", "OWN-1.yaml:2:8: error: tags are not allowed"),
    ("why: Root", "title: B\nwhy: Root", "OWN-1.yaml:7:1: error: the key 'title' stands here a second time"),
    ("outcome: fail", "outcome: pass", "OWN-1.yaml:11:3: error: the rule needs an example that fails"),
    ("id: OWN-1", "id: DISA-IMG-02", "error: the rule 'DISA-IMG-02' belongs into a file"),
  ])
  func `a mistake in a rule is told with its place`(part: String, replacement: String, message: String) throws
  {
    let folder = try TemporaryFolder()
    try #require(Self.rule.contains(part))
    let command = try scan(folder, head: Self.head, rule: Self.rule.replacing(part, with: replacement))
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
    #expect(command.output.isEmpty)
  }

  @Test func `a rule id that another checklist has is told`() throws {
    let folder = try TemporaryFolder()
    let head = Self.head.replacing("OWN-1", with: "DISA-IMG-02")
    let rule = Self.rule.replacing("OWN-1", with: "DISA-IMG-02")
    let command = try scan(folder, head: head, rule: rule, name: "DISA-IMG-02")
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("ids must be unique"), Comment(rawValue: command.errors))
  }

  private func scan(_ folder: TemporaryFolder, head: String, rule: String, name: String = "OWN-1") throws
    -> Command
  {
    try folder.write(Array(head.utf8), to: "own/checklist.yaml")
    try folder.write(Array(rule.utf8), to: "own/\(name).yaml")
    let image = try folder.write(ImageBuilder([[.file("app")]]).ociLayout)
    return try Command.bounded(["scan", "--format", "json", "--checklist", folder.path + "/own", image])
  }
}
