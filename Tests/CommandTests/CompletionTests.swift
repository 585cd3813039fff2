import TestSupport
import Testing

/// What the shells themselves offer after they have read our completions.
struct CompletionTests {
  struct Line: CustomTestStringConvertible {
    let words: String
    let offered: [String]

    var testDescription: String { words }
  }

  static let lines = [
    Line(words: "plimsoll sc", offered: ["scan"]),
    Line(words: "plimsoll completions ", offered: ["bash", "fish", "zsh"]),
    Line(words: "plimsoll scan --fail-on cat", offered: ["cat1", "cat2", "cat3"]),
    Line(words: "plimsoll scan --format sa", offered: ["sarif"]),
    Line(words: "plimsoll scan sam", offered: ["sample one.tar"]),
    Line(words: "plimsoll scan --waivers sam", offered: ["sample one.tar"]),
    Line(words: "plimsoll explain DISA-IMG-03", offered: ["DISA-IMG-03", "DISA-IMG-03b"]),
  ]

  private static func folder(_ shell: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](), to: "sample one.tar")
    try folder.write(Array(Command("completions", shell).output.utf8), to: "completions")
    return folder
  }

  private static func run(_ shell: [String], in folder: TemporaryFolder) throws -> [String] {
    let command = try Command(
      shell, in: folder.path, program: "/usr/bin/env",
      environment: [Command.path(in: folder), "HOME=\(folder.path)"])
    #expect(command.exitCode == 0 && command.errors == "", Comment(rawValue: command.errors))
    return command.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: lines)
  func `bash completes`(line: Line) throws {
    let script = #"""
      source ./completions
      IFS=' ' read -ra COMP_WORDS <<<"$1"
      [[ $1 != *' ' ]] || COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$1 COMP_POINT=${#1}
      _plimsoll plimsoll "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\n' "${COMPREPLY[@]}"
      """#
    let folder = try Self.folder("bash")
    let offered = try Self.run(["bash", "--norc", "-c", script, "bash", line.words], in: folder)
    #expect(offered.map { String($0.drop { $0 == " " }) }.sorted() == line.offered)
  }

  @Test(.enabled(if: isInstalled("fish"), "needs fish"), arguments: lines)
  func `fish completes`(line: Line) throws {
    // A completion that asks the command needs the line that is being edited, which fish 3 has in a terminal only.
    guard !line.words.contains("explain") else { return }
    let folder = try Self.folder("fish")
    let offered = try Self.run(
      ["fish", "--no-config", "-c", "source ./completions; complete --do-complete $argv[1]", line.words],
      in: folder)
    #expect(offered.map { String($0.prefix { $0 != "\t" }) }.sorted() == line.offered)
  }

  /// Types the line and a tab in a terminal, in which the command is a function that says what it was given.
  @Test(
    .enabled(if: isInstalled("zsh"), "needs zsh"),
    arguments: [
      ("plimsoll insp", "", "inspect"), ("plimsoll scan --fail-on no", "", "scan|--fail-on|none"),
      ("plimsoll scan sam", "", "scan|sample one.tar"),
      ("plimsoll explain AI-AVL-06", "", "explain|AI-AVL-06"),
    ])
  func `zsh completes`(words: String, rest: String, given: String) throws {
    let script = #"""
      zmodload zsh/zpty
      zpty terminal 'zsh -f -i'
      setup="PS1= RPS1=; autoload -Uz compinit; compinit -u -D; source ./completions; compdef _plimsoll plimsoll"
      zpty -w terminal "$setup; function plimsoll() { if [[ \$1 == ---completion ]]; then command plimsoll \$@; else print -r -- given=\${(j:|:)@}; fi }; print rea''dy"
      zpty -r -m terminal output '*ready*'
      zpty -w -n terminal "$1"$'\t\n'
      zpty -r -m terminal output '*given=*'$'\n'
      print -r -- "${${output##*given=}%%$'\r'*}"
      """#
    let folder = try Self.folder("zsh")
    let output = try Self.run(["timeout", "60", "zsh", "-f", "-c", script, "zsh", words], in: folder)
    #expect(output == [given])
  }
}
