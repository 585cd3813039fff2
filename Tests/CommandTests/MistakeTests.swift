import FoundationEssentials
import TestSupport
import Testing

/// What an author makes wrong, and what `plimsoll checklist lint` answers, word for word.
///
/// The answers are in `Tests/Golden/Mistakes`; `RECORD_GOLDEN=1` writes them anew.
struct MistakeTests {
  struct Mistake: CustomTestStringConvertible {
    let name: String
    let file: String
    let part: String
    let replacement: String

    var testDescription: String { name }
  }

  private static let mistakes = [
    Mistake(
      name: "misspelt-names", file: "ACME-05.yaml", part: "file.?owner.orValue('') in params.build_users",
      replacement: "file.?onwer.orValue('') in params.build_user"),
    Mistake(
      name: "optional-field", file: "ACME-04.yaml", part: "has(config.runUser.uid)\n    && ", replacement: ""),
    Mistake(
      name: "unquoted-negation", file: "ACME-08.yaml", part: "\"!params.shells_allowed\"",
      replacement: "!params.shells_allowed"),
    Mistake(name: "impossible-value", file: "ACME-10.yaml", part: "'directory'", replacement: "'folder'"),
    Mistake(name: "wrong-type", file: "ACME-06.yaml", part: "params.max_bytes\n", replacement: "'1 GB'\n"),
    Mistake(
      name: "message", file: "ACME-05.yaml", part: "${user.name}", replacement: "${file.path}"),
    Mistake(
      name: "examples", file: "ACME-02.yaml", part: "outcome: fail", replacement: "outcome: failed"),
    Mistake(
      name: "keys", file: "ACME-01.yaml", part: "otherwise:", replacement: "otherwhise:"),
    Mistake(
      name: "unlisted-rule", file: "checklist.yaml", part: "  - ACME-10\n", replacement: ""),
  ]

  @Test(arguments: mistakes)
  func `a mistake is explained`(mistake: Mistake) throws {
    let acme = try AcmeChecklist()
    try acme.change(mistake.file, mistake.part, to: mistake.replacement)
    let command = try acme.run("lint", "acme")
    #expect(command.exitCode == 2)
    #expect(command.errors.isEmpty)
    try expectGolden(command.output, "Mistakes/\(mistake.name).txt")
  }
}
