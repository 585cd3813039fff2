import FoundationEssentials
import TestSupport

/// A folder with a checklist of Dockerfiles and images in `team/`, in which the command runs.
struct TeamFolder {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in Self.checklist { try write(text, to: "team/" + name) }
  }

  func write(_ text: String, to path: String) throws {
    try folder.write(Array(text.utf8), to: path)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/" + path, withDestinationPath: target)
  }

  func scan(_ arguments: String..., input: String = "") throws -> Command {
    try scan(arguments, input: input)
  }

  /// Scans by the checklist; the rule about ignore files only where it is asked for.
  func scan(_ arguments: [String], input: String = "") throws -> Command {
    let rules = arguments.contains("--rule") ? [] : ["--skip-rule", "TEAM-4"]
    return try Command(
      ["scan", "--checklist", "team"] + rules + arguments, in: folder.path, input: input)
  }

  private static let checklist = [
    "checklist.yaml": """
    id: team
    title: Rules of the team
    version: "1.0.0"
    date: "2026-11-24"
    status: draft
    facts: 1
    source: {document: Handbook, version: "1"}
    rules: [TEAM-1, TEAM-2, TEAM-3, TEAM-4]

    """,
    "TEAM-1.yaml": rule(
      "TEAM-1", "The image runs as an ordinary user", "I", "image",
      """
      check: {expect: config.runUser.?uid.orValue(0) != 0, message: it runs as root, at: config.User}
      dockerfile:
        decides: both
        check:
          expect: dockerfile.finalStage.?user.orValue('root') != 'root'
          message: "the final stage runs as ${dockerfile.finalStage.?user.orValue('root')}"
      fix: End with USER 10001.
      examples:
        - {name: a user, outcome: pass, image: {config: {User: "10001"}}}
        - {name: root, outcome: fail, image: {config: {User: root}}}
        - {name: a user in the file, outcome: pass, dockerfile: "FROM scratch\\nUSER 10001\\n"}
        - {name: nobody, outcome: fail, dockerfile: "FROM scratch\\n", findings: ["Dockerfile:1"]}
      """),
    "TEAM-2.yaml": rule(
      "TEAM-2", "Nothing needs sudo", "III", "dockerfile",
      """
      check:
        for_each: dockerfile.commands
        forbid: "'sudo' in command.wrappers"
        message: "${command.name} runs through sudo"
      fix: Leave sudo out.
      examples:
        - {name: plain, outcome: pass, dockerfile: "FROM scratch\\nRUN make\\n"}
        - {name: sudo, outcome: fail, dockerfile: "FROM scratch\\nRUN sudo make\\n", findings: ["Dockerfile:2"]}
      """),
    "TEAM-3.yaml": rule(
      "TEAM-3", "Nothing is setuid", "II", "image",
      """
      check: {for_each: files, forbid: file.setuid, message: "${file.path} is setuid"}
      fix: Remove the bit.
      examples:
        - {name: plain, outcome: pass, image: {files: [{path: /bin/ls}]}}
        - {name: setuid, outcome: fail, image: {files: [{path: /bin/su, mode: "4755"}]}}
      """),
    "TEAM-4.yaml": rule(
      "TEAM-4", "The history stays out of the build", "III", "dockerfile",
      """
      check:
        expect: "'.git' in dockerfile.?ignorePatterns.orValue([])"
        message: .git is not in .dockerignore
      fix: Write .git into .dockerignore.
      examples:
        - {name: left out, outcome: pass, dockerfile: FROM scratch, ignore: .git}
        - {name: sent, outcome: fail, dockerfile: FROM scratch}
      """),
  ]

  private static func rule(
    _ id: String, _ title: String, _ category: String, _ subject: String, _ rest: String
  ) -> String {
    """
    id: \(id)
    title: \(title)
    severity: {category: \(category), basis: assigned}
    source: {document: Handbook, version: "1", section: "1"}
    subject: \(subject)
    decides: both
    why: The handbook says so.
    \(rest)

    """
  }
}
