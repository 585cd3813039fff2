import FoundationEssentials
import TestSupport
import Testing

/// Where settings come from: a flag wins over the environment, that over the file, and that over the default.
struct ConfigurationTests {
  private static let sample = Command.root + "/samples/bad.tar"

  @Test(arguments: [
    ([], [], "default", "cat3"), (["fail-on: none"], [], "plimsoll.yaml:1", "none"),
    (["fail-on: none"], ["PLIMSOLL_FAIL_ON=cat1"], "PLIMSOLL_FAIL_ON", "cat1"),
    (["fail-on: none"], ["PLIMSOLL_FAIL_ON="], "plimsoll.yaml:1", "none"),
  ])
  func `config show tells each value and who decided it`(
    file: [String], environment: [String], origin: String, value: String
  ) throws {
    let folder = try TemporaryFolder()
    for line in file { try folder.write(Array((line + "\n").utf8), to: "plimsoll.yaml") }
    let arguments = ["config", "show", "--format", "json"]
    let command = try Command(arguments, in: folder.path, environment: environment)
    #expect(command.exitCode == 0 && command.errors.isEmpty, Comment(rawValue: command.errors))
    let row = try #require(try Setting.all(command)["fail-on"])
    #expect(row.value == value && row.origin == origin)
  }

  @Test(arguments: [
    ([], [], "cat3"), (["fail-on: cat2"], [], "cat2"), (["fail-on: cat2"], ["PLIMSOLL_FAIL_ON=none"], "none"),
  ])
  func `a scan takes its gate from where it is decided, and a flag wins`(
    file: [String], environment: [String], threshold: String
  ) throws {
    let folder = try TemporaryFolder()
    for line in file { try folder.write(Array((line + "\n").utf8), to: "plimsoll.yaml") }
    let scan = ["scan", "--format", "json", Self.sample]
    let command = try Command(scan, in: folder.path, environment: environment)
    #expect(command.output.contains(#""threshold" : "\#(threshold)""#))
    let flag = try Command(scan + ["--fail-on", "cat1"], in: folder.path, environment: environment)
    #expect(flag.output.contains(#""threshold" : "cat1""#))
  }

  @Test func `one value of a parameter wins over another, and the others stay`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("set: {min_uid: 10, max_layers: 20, min_port: 30}\n".utf8), to: "plimsoll.yaml")
    let command = try Command(
      ["scan", "--format", "json", "--set", "min_uid=3", Self.sample], in: folder.path,
      environment: ["PLIMSOLL_SET={min_uid: 2, max_layers: 2}"])
    let set = try Report(command).checklists.first { $0.id == "disa-image" }?.parameters
    #expect(set?.map(\.value) == ["3", "30", "2"])
    #expect(set?.map(\.origin) == ["--set", "plimsoll.yaml:1", "PLIMSOLL_SET"])
  }

  @Test func `the file is found up to the root of the repository, and said`() throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](), to: "repository/.git/HEAD")
    try folder.write([UInt8](), to: "repository/deep/er/file")
    try folder.write(Array("fail-on: none\n".utf8), to: "repository/plimsoll.yaml")
    let command = try Command(["scan", Self.sample], in: folder.path + "/repository/deep/er")
    #expect(command.exitCode == 0)
    #expect(command.errors == "plimsoll: settings from ../../plimsoll.yaml\n")
    let without = try Command(["scan", "--no-config", Self.sample], in: folder.path + "/repository/deep/er")
    #expect(without.exitCode == 1)
  }

  @Test func `nothing above the repository counts, and nothing above a folder outside one`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("fail-on: none\n".utf8), to: "plimsoll.yaml")
    try folder.write([UInt8](), to: "repository/.git")
    try folder.write([UInt8](), to: "plain/file")
    #expect(try Command(["scan", Self.sample], in: folder.path + "/repository").exitCode == 1)
    #expect(try Command(["scan", Self.sample], in: folder.path + "/plain").exitCode == 1)
  }

  @Test func `a file in the home folder decides nothing below it`() throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](), to: ".git/HEAD")
    try folder.write(Array("fail-on: none\n".utf8), to: "plimsoll.yaml")
    try folder.write([UInt8](), to: "work/file")
    let home = "HOME=" + folder.path
    #expect(try Command(["scan", Self.sample], in: folder.path + "/work", environment: [home]).exitCode == 1)
    #expect(try Command(["scan", Self.sample], in: folder.path + "/work", environment: []).exitCode == 0)
  }

  @Test func `paths in the file are relative to the file`() throws {
    let folder = try TemporaryFolder()
    try folder.writeAcme(to: "repository/rules/acme")
    try folder.write([UInt8](), to: "repository/.git/HEAD")
    try folder.write([UInt8](), to: "repository/deep/file")
    try folder.write(Array("checklist: [rules/acme]\n".utf8), to: "repository/plimsoll.yaml")
    let command = try Command(["checklist", "list"], in: folder.path + "/repository/deep")
    #expect(command.output.contains("acme"), Comment(rawValue: command.errors))
    let named = try Command(
      ["checklist", "list", "--config", "repository/plimsoll.yaml"], in: folder.path)
    #expect(named.output.contains("acme"), Comment(rawValue: named.errors))
  }

  @Test(arguments: [
    (
      "fail-on: cat4",
      "plimsoll.yaml:1:10: error: 'fail-on' must be one of cat1, cat2, cat3, none, but is 'cat4'"
    ),
    (
      "failon: cat1",
      "plimsoll.yaml:1:1: error: the configuration has no key 'failon'; did you mean 'fail-on'?"
    ),
    ("quiet: yes", "plimsoll.yaml:1:8: error: 'quiet' must be true or false, but is 'yes'"),
    ("profile:", "plimsoll.yaml:1:9: error: 'profile' must be a list of texts, but is empty"),
    ("profile: strct", "plimsoll.yaml:1:10: error: no profile 'strct'; did you mean 'strict'?"),
    ("rule: [DISA-IMG-2]", "plimsoll.yaml:1:8: error: no rule 'DISA-IMG-2' in the chosen checklists"),
    ("platform: linux", "plimsoll.yaml:1:11: error: 'platform' must be a platform, os/architecture"),
    (
      "set: {min_uid: 0}",
      "plimsoll.yaml:1:16: error: 'min_uid' must be an integer from 1 to 4294967294, but is 0"
    ),
    ("set: [min_uid]", "plimsoll.yaml:1:6: error: 'set' must be a mapping of parameters to values"),
    (
      "waivers: {max-day: 3}",
      "plimsoll.yaml:1:11: error: 'waivers' has no key 'max-day'; did you mean 'max-days'?"
    ),
    (
      "waivers: {max-days: 0}",
      "plimsoll.yaml:1:21: error: 'waivers.max-days' must be a whole number of at least 1"
    ),
    ("format: !!str json", "plimsoll.yaml:1:9: error: tags are not allowed"),
    ("format: json\nformat: text", "plimsoll.yaml:2:1: error: the key 'format' stands here a second time"),
    ("[", "plimsoll.yaml:"),
  ])
  func `a mistake in the file is told with its place, and nothing is scanned`(text: String, message: String)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(Array(text.utf8), to: "plimsoll.yaml")
    let command = try Command(["scan", "--quiet", Self.sample], in: folder.path)
    #expect(command.exitCode == 2)
    #expect(command.errors.hasPrefix(message), Comment(rawValue: command.errors))
    #expect(command.output.isEmpty)
  }

  @Test(arguments: [
    ("PLIMSOLL_FAIL_ON=cat4", "PLIMSOLL_FAIL_ON:1:1: error: 'fail-on' must be one of cat1, cat2, cat3, none"),
    (
      "PLIMSOLL_FAILON=cat1",
      "PLIMSOLL_FAILON: error: no setting has this name; did you mean 'PLIMSOLL_FAIL_ON'?"
    ),
    ("PLIMSOLL_RULE=DISA-IMG-02,DISA-IMG-2", "PLIMSOLL_RULE:1:13: error: no rule 'DISA-IMG-2'"),
    ("PLIMSOLL_RULE=DISA-IMG-02,", "PLIMSOLL_RULE:1:1: error: 'rule' must be a list of texts"),
    ("PLIMSOLL_SET=min_uid=3", "PLIMSOLL_SET:1:1: error: 'set' must be a mapping of parameters to values"),
    ("PLIMSOLL_SET={min_uid: x}", "PLIMSOLL_SET:1:11: error: 'min_uid' must be an integer"),
  ])
  func `a wrong variable is named`(variable: String, message: String) throws {
    let command = try Command(["scan", Self.sample], environment: [variable])
    #expect(command.exitCode == 2)
    #expect(command.errors.hasPrefix(message), Comment(rawValue: command.errors))
    #expect(command.output.isEmpty)
  }

  @Test func `a list in a variable has commas`() throws {
    let command = try Command(
      ["scan", "--format", "json", Self.sample], environment: ["PLIMSOLL_RULE=DISA-IMG-02,DISA-IMG-06"])
    #expect(try Report(command).results.map(\.ruleId) == ["DISA-IMG-02", "DISA-IMG-06"])
  }

  @Test func `a variable that is like no setting is only warned of`() throws {
    let command = try Command(["config", "show"], environment: ["PLIMSOLL_VERSION=3"])
    #expect(command.exitCode == 0)
    #expect(command.errors == "PLIMSOLL_VERSION: warning: no setting has this name\n")
  }

  @Test(arguments: [
    (["--config", "nowhere.yaml"], "cannot read 'nowhere.yaml'"),
    (["--config", "."], "'.' is no file of text"),
    (["--config", "/dev/zero"], "'/dev/zero' is no file of text"),
    (["--config", "a.yaml", "--no-config"], "--config and --no-config exclude each other"),
  ])
  func `a configuration that cannot be read is told`(arguments: [String], message: String) throws {
    let command = try Command(["config", "show"] + arguments)
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
  }

  /// The table in the documentation is what the command knows; a failure shows the table as it should be.
  @Test func `the documentation lists every setting as it is`() throws {
    let folder = try TemporaryFolder()
    let command = try Command(["config", "show", "--format", "json"], in: folder.path, environment: [])
    let page = try String(contentsOf: URL(filePath: Command.root + "/docs/configuration.md"), encoding: .utf8)
    let table = try Setting.list(command).map(\.markdown).joined(separator: "\n")
    #expect(page.contains(table), Comment(rawValue: table))
  }
}

/// A setting as `config show --format json` tells it.
private struct Setting: Decodable {
  let name: String
  let value: String?
  let origin: String
  let variable: String
  let expectation: String
  let documentation: String

  static func list(_ command: Command) throws -> [Setting] {
    try JSONDecoder().decode([Setting].self, from: Data(command.output.utf8))
  }

  static func all(_ command: Command) throws -> [String: Setting] {
    Dictionary(try list(command).map { ($0.name, $0) }) { first, _ in first }
  }

  var markdown: String {
    let standard = value.map { "`\($0)`" } ?? ""
    return "| `\(name)` | `\(variable)` | \(expectation) | \(standard) | \(documentation) |"
  }
}
