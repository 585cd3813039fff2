import ArgumentParser
import Checklists
import Diagnostics
import Glibc
import Inspection
import Reports

extension ChecklistCommand {
  /// `plimsoll checklist test`: the examples of rules, and with `--mutate` what they would not notice.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the examples of rules.",
      discussion: """
        Each example becomes a small image in memory and is judged as a real one is. With --mutate every condition is \
        changed a little, part by part, and some example has to notice.

        Exit codes: 0 all examples agree; 1 some do not, or a change went unnoticed; 2 the checklist does not load
        """)

    @OptionGroup var arguments: ChecklistArguments

    @Option(
      name: .customLong("rule"),
      help: ArgumentHelp("Test only this rule (id or alias). Repeat for several.", valueName: "id"))
    var ruleNames: [String] = []

    @Flag(help: "Change each condition a little, and name the changes that no example notices.")
    var mutate = false

    func run() throws {
      let report: ExampleReport
      do {
        report = try test(try arguments.load())
      } catch let error as Diagnostics {
        Terminal.complain(error.rendered)
        throw ExitCode(2)
      }
      let text =
        switch arguments.format {
        case .text: report.text
        case .json: try report.json()
        }
      Terminal.write(text, to: STDOUT_FILENO)
      if !report.isClean { throw ExitCode(1) }
    }

    private func test(_ checklists: [Checklist]) throws -> ExampleReport {
      let own = checklists.flatMap(\.ownRules)
      let rules = try ruleNames.isEmpty ? own : named(among: own)
      let tests = try rules.map(RuleTest.init)
      var mutation: ExampleReport.Mutation?
      if mutate {
        let variables = ruleNames.isEmpty ? checklists.flatMap(\.variableMutants) : []
        let mutants = rules.flatMap(\.mutants) + variables
        mutation = .init(mutants: mutants.count, survivors: tests.survivors(of: mutants))
      }
      return ExampleReport(
        rules: rules.count, examples: rules.reduce(0) { $0 + $1.examples.count },
        failures: tests.flatMap(\.failures), mutation: mutation)
    }

    private func named(among rules: [Rule]) throws -> [Rule] {
      try ruleNames.map { name in
        if let rule = rules.first(where: { $0.id == name || $0.aliases.contains(name) }) { return rule }
        let advice = Suggestion.phrase(for: name, in: rules.map(\.id))
        throw ValidationError("no rule '\(name)' in the named checklists\(advice)")
      }
    }
  }
}
