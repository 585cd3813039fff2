import ArgumentParser
import Checklists
import Glibc
import Reports

/// `plimsoll checklist`: what there is to judge by.
struct ChecklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist", abstract: "Look into the checklists, and try your own.",
    subcommands: [List.self, Show.self, Export.self, Lint.self, Test.self, Schema.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the checklists.")

    @OptionGroup var checklists: ChecklistOptions

    func run() throws {
      let all = try checklists.load().all
      let listing = ChecklistListing(style: Terminal.style(color: .auto, showsAll: true))
      Terminal.write(
        listing.list(all.map { ($0.reference, $0.rules.count, isOnRequest: $0.isOnRequest) }),
        to: STDOUT_FILENO)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the rules, profiles and parameters of a checklist.")

    @Argument(help: "The id of a checklist.")
    var id: String

    @OptionGroup var checklists: ChecklistOptions

    func run() throws {
      let checklist = try checklists.checklist(id)
      let listing = ChecklistListing(style: Terminal.style(color: .auto, showsAll: true))
      let rules = listing.show(checklist.reference, rules: checklist.rules)
      Terminal.write(rules + listing.tailoring(checklist), to: STDOUT_FILENO)
    }
  }
}
