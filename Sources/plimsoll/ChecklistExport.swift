import ArgumentParser
import Reports

extension ChecklistCommand {
  /// `plimsoll checklist export`: a checklist for programs that keep checklists.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a checklist for STIG Manager and STIG Viewer.",
      discussion: """
        These take results only for a checklist that they hold, and know its rules by their identifiers. Import this \
        once for each version of the checklist, then the results that scan writes as cklb, ckl or xccdf.

        Example:
          plimsoll checklist export disa-image --output disa-image.xml
        """)

    @Argument(help: "The id of a checklist.")
    var id: String

    @OptionGroup var checklists: ChecklistOptions

    @Option(help: "How to write it.")
    var format: ChecklistFormat = .xccdf

    @Option(
      help: ArgumentHelp("Write to this file in place of standard output.", valueName: "file"),
      completion: .file())
    var output: String?

    func run() throws {
      try OutputFile(path: output).write(format.render(try checklists.checklist(id)))
    }
  }
}

extension ChecklistFormat: ExpressibleByArgument {}
