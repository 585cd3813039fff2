import ArgumentParser
import Diagnostics
import Glibc

/// The command: parse, call, render, exit.
@main
struct Plimsoll: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "plimsoll",
    abstract: "May this container image sail? Judges images against DISA-style hardening checklists.",
    discussion: """
      Start with:
        plimsoll scan image.tar        judge an image archive or layout
        plimsoll inspect image.tar     what an image ships
        plimsoll fingerprint image.tar digests of its models and programs
        plimsoll convert report.json   the same report in another format
        plimsoll explain DISA-IMG-02   what a rule wants, and how to mend it
        plimsoll checklist list        the checklists inside this command

      It runs offline, executes nothing from an image, and writes nothing but its reports.

      Exit codes:
        0  every rule was evaluated, and the gate passed
        1  the gate failed: open findings at or above --fail-on
        2  wrong use: an option, checklist, rule or waiver that does not exist
           or load
        3  incomplete: the target could not be read, or a rule could not be
           evaluated, or nothing was evaluated at all, or a report could not be
           written; 3 wins over 1
      """,
    version: version,
    subcommands: [
      Scan.self, InspectCommand.self, FingerprintCommand.self, SignCommand.self, ChecklistCommand.self,
      Explain.self, WaiversCommand.self, DiffCommand.self, ConvertCommand.self, ConfigCommand.self,
      CompletionsCommand.self,
    ])

  /// ArgumentParser's own code for wrong use is 64; ours is 2.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as Diagnostics {
      Terminal.complain(error.rendered)
      Glibc.exit(2)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        if !text.isEmpty { print(text) }
        // A pipeline whose arguments got lost must not go on as if an image had been judged.
        Glibc.exit(CommandLine.arguments.count > 1 ? 0 : 2)
      }
      if !text.isEmpty { Terminal.complain(text) }
      Glibc.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }
}
