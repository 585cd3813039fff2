import TestSupport
import Testing

/// A pull request that changes the waivers in its own checkout changes nothing.
@Suite(.enabled(if: hasGit, "needs git"))
struct WaiversFromGitTests {
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

  /// A repository whose `main` has these files and whose checkout is a branch.
  private func repository(_ files: [(String, String)]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
    for words in [["init", "-q"], ["add", "."], ["commit", "-qm", "main"], ["checkout", "-qb", "change"]] {
      try #require(try git(words, in: folder.path).exitCode == 0)
    }
    return folder
  }

  private func scan(_ folder: String, _ options: [String]) throws -> Command {
    try Command(
      ["scan", "--rule", "DISA-IMG-00", "--rule", "DISA-IMG-05", "--at", "2026-11-24"] + options
        + [Command.root + "/samples/bad.tar"], in: folder, environment: ["PATH=/usr/bin:/bin"])
  }

  @Test func `what a branch adds does not count`() throws {
    let folder = try repository([("README", "main")])
    try folder.write(Array(Self.waiver.utf8), to: ".plimsoll-waivers.yaml")
    #expect(try scan(folder.path, []).exitCode == 0)
    let command = try scan(folder.path, ["--waivers-from", "main"])
    #expect(command.exitCode == 1)
    #expect(command.errors.contains("'main' has no file .plimsoll-waivers.yaml, so nothing is waived"))
  }

  @Test func `what a branch removes or breaks still counts`() throws {
    let folder = try repository([("ci/waivers.yaml", Self.waiver)])
    try folder.write(Array("broken".utf8), to: "ci/waivers.yaml")
    let command = try scan(folder.path, ["--waivers-from", "main", "--waivers", "ci/waivers.yaml"])
    #expect(command.exitCode == 0, Comment(rawValue: command.errors))
  }

  @Test func `a path is relative to the working directory`() throws {
    let folder = try repository([("ci/waivers.yaml", Self.waiver)])
    let inside = try scan(folder.path + "/ci", ["--waivers-from", "main", "--waivers", "waivers.yaml"])
    #expect(inside.exitCode == 0, Comment(rawValue: inside.errors))
    let beside = try scan(folder.path + "/ci", ["--waivers-from", "main", "--waivers", "../ci/waivers.yaml"])
    #expect(beside.exitCode == 0, Comment(rawValue: beside.errors))
  }

  @Test func `a mistake is told with the revision it stands in`() throws {
    let folder = try repository([
      (
        ".plimsoll-waivers.yaml",
        Self.waiver.replacing("version: 1", with: "version: 9")
      )
    ])
    let command = try scan(folder.path, ["--waivers-from", "main"])
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("main:.plimsoll-waivers.yaml:1:10: error:"))
  }

  @Test(arguments: ["nothing", "main^{tree}x"])
  func `a revision that is none is wrong use`(ref: String) throws {
    let folder = try repository([("README", "main")])
    let command = try scan(folder.path, ["--waivers-from", ref])
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("git cannot read '\(ref)'"), Comment(rawValue: command.errors))
    #expect(command.output.isEmpty)
  }

  @Test func `outside a repository there is nothing to trust`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.waiver.utf8), to: ".plimsoll-waivers.yaml")
    #expect(try scan(folder.path, ["--waivers-from", "main"]).exitCode == 2)
  }

  @Test func `without git nothing is waived`() throws {
    let folder = try TemporaryFolder()
    let command = try Command(
      ["scan", "--waivers-from", "main", Command.root + "/samples/bad.tar"],
      environment: ["PATH=\(folder.path)"])
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("git cannot be started"))
  }

  @Test func `a folder or a link in place of the file is refused`() throws {
    let folder = try repository([("waivers/a.yaml", Self.waiver)])
    let command = try scan(folder.path, ["--waivers-from", "main", "--waivers", "waivers"])
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("'waivers' is no regular file in 'main'"))
  }
}

private let hasGit = (try? git(["--version"], in: "/"))?.exitCode == 0

private func git(_ arguments: [String], in folder: String) throws -> Command {
  let settings = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "init.defaultBranch=main"]
  return try Command(
    ["git"] + settings + arguments, in: folder, program: "/usr/bin/env",
    environment: ["PATH=/usr/bin:/bin", "HOME=\(folder)"])
}
