import TestSupport
import Testing

/// Waivers of findings in Dockerfiles, by the waiver file and by comments.
struct DockerfileWaiverTests {
  /// Two findings of TEAM-2, each below a comment that a test chooses.
  private static func dockerfile(_ first: String = "", _ second: String = "") -> String {
    "FROM scratch\n\(first)RUN sudo make\nUSER 1\n\(second)RUN sudo make install\n"
  }

  private static func waiver(targets: String, id: String = "WVR-1", rule: String = "TEAM-2") -> String {
    """
    version: 1
    waivers:
      - id: \(id)
        rule: \(rule)
        type: risk-accepted
        targets: [\(targets)]
        reason: The build needs it until the new base image is there.
        approvedBy: ao@example.test
        approvedOn: "2026-09-01"
        expiresOn: "2027-03-31"

    """
  }

  private func scan(
    _ text: String, waivers: String? = nil, _ arguments: [String] = ["src/Dockerfile"], settings: String = ""
  ) throws -> Command {
    let folder = try TeamFolder()
    try folder.write(text, to: "src/Dockerfile")
    if let waivers { try folder.write(waivers, to: ".plimsoll-waivers.yaml") }
    if !settings.isEmpty { try folder.write(settings, to: "plimsoll.yaml") }
    return try folder.scan(arguments + ["--format", "json", "--at", "2026-11-24"])
  }

  private func open(_ command: Command) throws -> [Int?] {
    try #require(try Report(command)["TEAM-2"]).findings.filter { $0.waiver == nil }.map(\.line)
  }

  @Test(
    arguments: [
      ("{files: [src/Dockerfile]}", []), ("{files: [\"**/Dockerfile\"]}", []),
      ("{files: [other/Dockerfile]}", [2, 4]), ("{image: \"src/*\"}", [2, 4]),
      ("{files: [src/Dockerfile], paths: [/bin/su]}", [2, 4]), ("{paths: [src/Dockerfile]}", [2, 4]),
    ] as [(String, [Int])])
  func `a waiver names Dockerfiles by their paths`(targets: String, open: [Int]) throws {
    let command = try scan(Self.dockerfile(), waivers: Self.waiver(targets: targets))
    #expect(try self.open(command) == open)
    #expect(try Report(command)["TEAM-2"]?.status == "fail")
    #expect(command.exitCode == (open.isEmpty ? 0 : 1))
  }

  @Test(
    arguments: [
      ("# plimsoll:waiver WVR-1\n", "", [5]), ("", "# plimsoll:waiver WVR-1\n", [2]),
      ("# plimsoll:waiver WVR-1\n", "# why\n#plimsoll:waiver WVR-1\n# more\n", []),
    ] as [(String, String, [Int])])
  func `a comment narrows a waiver to the instruction below it`(first: String, second: String, open: [Int])
    throws
  {
    let command = try scan(
      Self.dockerfile(first, second), waivers: Self.waiver(targets: "{files: [src/Dockerfile]}"))
    #expect(try self.open(command) == open)
  }

  @Test func `a comment widens nothing`() throws {
    let comment = "# plimsoll:waiver WVR-1\n"
    let command = try scan(
      Self.dockerfile(comment), waivers: Self.waiver(targets: "{files: [other/Dockerfile]}"))
    #expect(try open(command) == [3, 5])
  }

  @Test func `the comment above FROM is about the stage`() throws {
    let waivers = Self.waiver(targets: "{files: [src/Dockerfile]}", rule: "TEAM-1")
    let policy = "waivers: {allow-cat1: true}\n"
    let text = "# plimsoll:waiver WVR-1\nFROM scratch\n"
    #expect(try scan(text, waivers: waivers, settings: policy).exitCode == 0)
    #expect(
      try scan(text.replacing("WVR-1", with: "WVR-2"), waivers: waivers, settings: policy).exitCode == 2)
  }

  @Test func `a comment that covers nothing is told`() throws {
    let text = "FROM scratch\n# plimsoll:waiver WVR-1\nUSER 1\nRUN sudo make\n"
    let waivers = Self.waiver(targets: "{files: [src/Dockerfile]}")
    let folder = try TeamFolder()
    try folder.write(text, to: "src/Dockerfile")
    try folder.write(waivers, to: ".plimsoll-waivers.yaml")
    let command = try folder.scan("src/Dockerfile", "--at", "2026-11-24")
    #expect(command.exitCode == 1)
    #expect(command.output.contains("src/Dockerfile:2: waiver WVR-1 covers nothing there"))
  }

  @Test(arguments: [
    (
      "# plimsoll:waiver WVR-7",
      "2:3: error: there is no waiver 'WVR-7' in .plimsoll-waivers.yaml; did you mean 'WVR-1'?"
    ),
    ("#plimsoll:waiver", "2:2: error: write 'plimsoll:waiver ID'"),
    ("# plimsoll:waiver WVR-1 WVR-1", "2:3: error: write 'plimsoll:waiver ID'"),
    ("# plimsoll:waver WVR-1", "2:3: error: 'plimsoll:waver' says nothing; did you mean 'waiver'?"),
  ])
  func `a comment that is wrong stops the run`(comment: String, message: String) throws {
    let command = try scan(
      Self.dockerfile(comment + "\n"), waivers: Self.waiver(targets: "{files: [src/Dockerfile]}"))
    #expect(command.exitCode == 2)
    #expect(command.output.isEmpty)
    #expect(command.errors.contains("src/Dockerfile:" + message), Comment(rawValue: command.errors))
  }

  @Test func `a comment that points at no file stops the run`() throws {
    let command = try scan(Self.dockerfile("# plimsoll:waiver WVR-1\n"))
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("there is no waiver 'WVR-1', and no waiver file"))
  }
}

/// `# plimsoll:ignore`.
struct InlineIgnoreTests {
  private func scan(_ comment: String, settings: String = "waivers: {inline-ignores: cat3}\n") throws
    -> Command
  {
    let folder = try TeamFolder()
    try folder.write("FROM scratch\nUSER 1\n\(comment)\nRUN sudo make\n", to: "Dockerfile")
    try folder.write(settings, to: "plimsoll.yaml")
    return try folder.scan("Dockerfile", "--format", "json", "--at", "2026-11-24")
  }

  private static let comment = "# plimsoll:ignore TEAM-2 until=2027-03-31 -- make installs as root"

  @Test func `an ignored finding stays one, and fails no gate`() throws {
    let command = try scan(Self.comment)
    #expect(command.exitCode == 0, Comment(rawValue: command.errors))
    let result = try #require(try Report(command)["TEAM-2"])
    #expect(result.status == "fail")
    #expect(result.findings.map(\.waiver?.reason) == ["make installs as root"])
    #expect(result.findings.map(\.waiver?.expiresOn) == ["2027-03-31"])
  }

  @Test func `without the setting it has no effect, and that is said`() throws {
    let command = try scan(Self.comment, settings: "{}\n")
    #expect(command.exitCode == 1)
    #expect(command.errors.contains("Dockerfile:3:3: warning: 'plimsoll:ignore' has no effect"))
  }

  @Test func `after its day the finding is open again, aloud`() throws {
    let command = try scan(Self.comment.replacing("2027-03-31", with: "2026-11-23"))
    #expect(command.exitCode == 1)
    #expect(command.errors.contains("expired on 2026-11-23"), Comment(rawValue: command.errors))
  }

  @Test(arguments: [
    (" until=2027-03-31", "", "write 'plimsoll:ignore RULE until=YYYY-MM-DD -- reason'"),
    (" -- make installs as root", "", "write 'plimsoll:ignore RULE"),
    ("make installs as root", "", "write 'plimsoll:ignore RULE"),
    ("2027-03-31", "2027-02-30", "'until' is a day such as 2027-03-31, not '2027-02-30'"),
    ("2027-03-31", "2029-03-31", "more than the 366 days ahead"),
    ("TEAM-2", "TEAM-9", "no loaded checklist has a rule 'TEAM-9'; did you mean"),
    ("TEAM-2", "TEAM-1", "'TEAM-1' is of category I; a comment can only ignore category III"),
  ])
  func `a comment that is wrong stops the run`(part: String, replacement: String, message: String) throws {
    try #require(Self.comment.contains(part))
    let command = try scan(Self.comment.replacing(part, with: replacement))
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
  }
}
