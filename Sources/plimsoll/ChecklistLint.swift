import ArgumentParser
import Checklists
import Diagnostics
import Glibc
import Reports

extension ChecklistCommand {
  /// `plimsoll checklist lint`: everything that is wrong with checklists, or could be better.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say everything that is wrong with checklists.",
      discussion: """
        Errors are what keeps a checklist from loading. Warnings are what its author should look at: names that \
        nothing reads, parts that no example shows.

        Exit codes: 0 nothing, or warnings only; 1 warnings with --strict; 2 errors
        """)

    @OptionGroup var arguments: ChecklistArguments

    @Flag(help: "Exit with 1 on warnings, too.")
    var strict = false

    func run() throws {
      let checklists: [Checklist]
      do {
        checklists = try arguments.load()
      } catch let error as Diagnostics {
        try report(error.all, summary: error.all.count == 1 ? "1 error" : "\(error.all.count) errors")
        throw ExitCode(2)
      }
      let warnings = checklists.flatMap(\.warnings)
      let rules = checklists.reduce(0) { $0 + $1.ownRules.count }
      let subject = "\(rules) \(rules == 1 ? "rule" : "rules"): "
      let count = warnings.count == 1 ? "1 warning" : "\(warnings.count) warnings"
      try report(warnings, summary: subject + (warnings.isEmpty ? "nothing to say" : count))
      if strict, !warnings.isEmpty { throw ExitCode(1) }
    }

    private func report(_ diagnostics: [Diagnostic], summary: String) throws {
      let report = DiagnosticReport(diagnostics)
      let text =
        switch arguments.format {
        case .text: report.text + summary + "\n"
        case .json: try report.json()
        }
      Terminal.write(text, to: STDOUT_FILENO)
    }
  }
}
