import TestSupport
import Testing

/// `docs/man/plimsoll.1`; `RECORD_GOLDEN=1` writes it anew.
struct ManualTests {
  private static let page = Command.root + "/docs/man/plimsoll.1"

  @Test func `the manual page says what the command says`() throws {
    let page = try ManualPage(
      help: CommandHelp.dumped(), settings: CommandHelp.settings(), date: "November 28, 2026")
    try expectGolden(page.text, "plimsoll.1", in: "docs/man")
  }

  @Test(.enabled(if: isInstalled("mandoc"), "needs mandoc"))
  func `mandoc has nothing to say about it`() throws {
    let lint = try ShellCommand.run("mandoc -T lint '\(Self.page)'")
    #expect(lint.status == 0)
    #expect(lint.output == "")
  }

  @Test(.enabled(if: isInstalled("mandoc"), "needs mandoc"))
  func `it fits into 80 columns, and names every command, code and variable`() throws {
    let shown = try ShellCommand.run("mandoc -T ascii -O width=78 '\(Self.page)' | col -bx").output
    let lines = shown.split(separator: "\n").map(String.init)
    let wide = lines.filter { $0.utf8.count > 80 }
    #expect(wide == [])
    for text in [
      "plimsoll scan", "plimsoll waivers check", "--fail-on", "PLIMSOLL_FAIL_ON", "SOURCE_DATE_EPOCH",
    ] {
      #expect(shown.contains(text), "\(text) is missing")
    }
    for code in 0...3 { #expect(lines.contains { $0.hasPrefix("     \(code)  ") }, "\(code) is missing") }
  }

  @Test func `the page is installed with the command and its completions`() throws {
    let folder = try TemporaryFolder()
    let prefix = folder.path + "/a prefix"
    let program = Command.binary.hasPrefix("/") ? Command.binary : Command.root + "/" + Command.binary
    let command = try Command(
      [prefix], program: Command.root + "/scripts/install",
      environment: ["PATH=/usr/bin:/bin", "PLIMSOLL_BINARY=\(program)"])
    #expect(command.exitCode == 0, Comment(rawValue: command.errors))
    #expect(try Command(["--version"], program: prefix + "/bin/plimsoll").output == "0.1.0\n")
    #expect(
      SharedData.bytes(of: prefix + "/share/man/man1/plimsoll.1") == SharedData.bytes(of: Self.page))
    let places = [
      "bash": "bash-completion/completions/plimsoll", "zsh": "zsh/site-functions/_plimsoll",
      "fish": "fish/vendor_completions.d/plimsoll.fish",
    ]
    for (shell, place) in places {
      let script = try Command("completions", shell).output
      #expect(SharedData.bytes(of: "\(prefix)/share/\(place)") == Array(script.utf8))
    }
  }
}

/// Whether a program is there that a test asks.
func isInstalled(_ program: String) -> Bool {
  (try? ShellCommand.run("command -v \(program)").status) == 0
}
