import Documents
import FoundationEssentials
import TestSupport
import Testing

/// The examples for other systems: what they would run is run here, word by word as they have it.
struct PipelineTests {
  private static let samples: [(target: String, exitCode: Int32)] = [
    (Command.root + "/samples/good.tar", 0), (Command.root + "/samples/bad.tar", 1),
    (Command.root + "/samples/bad.Dockerfile", 1), ("nowhere.tar", 3), ("$(touch x) \"'; touch x", 3),
    ("", 3),
  ]

  private static func run(
    _ script: String, _ arguments: [String] = [], in folder: TemporaryFolder, _ variables: [String]
  ) throws -> Command {
    try Command(
      ["-e", folder.write(Array(script.utf8), to: "bin/script.sh")] + arguments, in: folder.path,
      program: "/bin/sh",
      environment: variables + [try Command.path(in: folder), "SOURCE_DATE_EPOCH=1790000000"])
  }

  private static func files(in folder: TemporaryFolder) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "bin" })
  }

  @Test(arguments: samples)
  func `a job of GitLab writes every artifact that it names`(target: String, exitCode: Int32) throws {
    let job = try #require(try ProjectFile.yaml("docs/ci/gitlab.yml")["plimsoll"])
    let folder = try TemporaryFolder()
    let script = try #require(job["script"]?.sequence?.compactMap(\.scalar?.text).joined(separator: "\n"))
    let command = try Self.run(script, in: folder, ["TARGET=\(target)"])
    #expect(command.exitCode == exitCode, Comment(rawValue: command.errors))
    let paths = job["artifacts"]?["paths"]?.sequence?.compactMap(\.scalar?.text) ?? []
    let reports = job["artifacts"]?["reports"]?.texts.map(\.value) ?? []
    #expect(paths.count == 1 && reports.count == 3)
    #expect(try Self.files(in: folder) == Set(paths + reports))
  }

  @Test(arguments: samples)
  func `a step of Tekton gives its exit code as a result`(target: String, exitCode: Int32) throws {
    let task = try #require(try ProjectFile.yaml("docs/ci/tekton.yaml")["spec"])
    let step = try #require(task["steps"]?.sequence?.first)
    #expect(step["args"]?.sequence?.compactMap(\.scalar?.text) == ["$(params.targets[*])"])
    let folder = try TemporaryFolder()
    let values = [
      "$(params.fail-on)": "cat2", "$(results.exit-code.path)": "\(folder.path)/bin/exit-code",
    ]
    let variables = try (step["env"]?.sequence ?? []).map { variable in
      let value = try #require(values[try variable.text("value")])
      return try variable.text("name") + "=" + value
    }
    let command = try Self.run(step.text("script"), [target], in: folder, variables)
    #expect(command.exitCode == exitCode, Comment(rawValue: command.errors))
    #expect(SharedData.bytes(of: folder.path + "/bin/exit-code") == Array("\(exitCode)".utf8))
    #expect(try Self.files(in: folder) == ["plimsoll.json", "plimsoll.sarif"])
  }

  @Test(arguments: samples)
  func `a stage of Jenkins writes what it publishes`(target: String, exitCode: Int32) throws {
    let text = try ProjectFile("docs/ci/Jenkinsfile").text
    let parts = text.split(separator: "'''", omittingEmptySubsequences: false)
    try #require(parts.count == 3)
    // Groovy would read a backslash, or run what stands in such marks if the quotes were double.
    #expect(!parts[1].utf8.contains(UInt8(ascii: "\\")))
    let folder = try TemporaryFolder()
    let command = try Self.run(String(parts[1]), in: folder, ["TARGET=\(target)", "FAIL_ON=cat3"])
    #expect(command.exitCode == exitCode, Comment(rawValue: command.errors))
    let files = try Self.files(in: folder)
    #expect(files == ["plimsoll.json", "plimsoll.junit.xml", "plimsoll.sarif"])
    for file in files { #expect(parts[2].contains("'\(file)'")) }
  }

  @Test(arguments: [
    ("plimsoll-dockerfile", "samples/good.Dockerfile", 0),
    ("plimsoll-dockerfile", "samples/bad.Dockerfile", 1),
    ("plimsoll-dockerfile", "nowhere/Dockerfile", 3), ("plimsoll-waivers", "docs/ci/waivers.yaml", 0),
    ("plimsoll-checklist", "samples/acme", 0), ("plimsoll-checklist", "nowhere/acme", 2),
  ])
  func `a hook of pre-commit ends as its command`(id: String, file: String, exitCode: Int32) throws {
    let hooks = try #require(try ProjectFile.yaml(".pre-commit-hooks.yaml").sequence)
    let hook = try #require(hooks.first { $0["id"]?.scalar?.text == id })
    let words = try hook.text("entry").split(separator: " ").map(String.init)
    try #require(words.first == "plimsoll")
    let command = try Command(words.dropFirst() + [file], in: Command.root)
    #expect(command.exitCode == exitCode, Comment(rawValue: command.errors))
  }
}
