import ArgumentParser
import Checklists
import Glibc
import Reports

/// `plimsoll explain`: one rule in full.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a rule wants, why, and how to mend it.",
    discussion: "Other catalogues' names work too: plimsoll explain CIS-4.1")

  @Argument(help: "The id of a rule, or one of its aliases.", completion: .rules)
  var rule: String

  @OptionGroup var checklists: ChecklistOptions

  func run() throws {
    let settings = try checklists.settings()
    let (all, chosen) = try checklists.load(settings)
    let selection = try checklists.selection(settings, from: all, chosen)
    // A rule that is left out can be asked about, too.
    let rules = selection.rules + all.flatMap(\.rules)
    guard
      let found = rules.first(where: { $0.id == rule }) ?? rules.first(where: { $0.aliases.contains(rule) })
    else {
      throw ValidationError("no rule '\(rule)'. `plimsoll checklist show ID` lists the rules of a checklist.")
    }
    Terminal.write(
      RuleText(found, style: Terminal.style(color: .auto, showsAll: true)).rendered, to: STDOUT_FILENO)
  }
}
