import ArgumentParser
import Glibc
import Inspection

extension ChecklistCommand {
  /// `plimsoll checklist schema`: the JSON Schema of a checklist's files, for editors.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of a checklist's files.",
      discussion: """
        Editors with a YAML language server complete and check a file that begins with:
          # yaml-language-server: $schema=rule.schema.json
        """)

    enum File: String, CaseIterable, ExpressibleByArgument {
      case rule, checklist
    }

    @Argument(help: "The file of a rule, or checklist.yaml.")
    var file: File

    func run() {
      let text =
        switch file {
        case .rule: RuleSchema.text
        case .checklist: ChecklistSchema.text
        }
      Terminal.write(text, to: STDOUT_FILENO)
    }
  }
}
