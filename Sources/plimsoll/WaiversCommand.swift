import ArgumentParser
import Checklists
import Diagnostics
import Glibc
import Reports

/// `plimsoll waivers`: what is waived, and for how long.
struct WaiversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waivers", abstract: "Check and list waivers.", subcommands: [Check.self, List.self])

  /// The file, and what it is held against.
  struct File: ParsableArguments {
    @Argument(
      help: "The waivers; without it \(WaiverLoader.defaultPath) beside the configuration file.",
      completion: .file())
    var file: String?

    @Option(
      help: ArgumentHelp("The day or RFC 3339 time that counts as now.", valueName: "date"))
    var at: String?

    @OptionGroup var checklists: ChecklistOptions

    func list() throws -> WaiverList {
      let settings = try checklists.settings()
      let rules = try checklists.load(settings).all.flatMap(\.rules)
      let path = file ?? settings.waiverPath(beside: checklists.configuration.file)
      let waivers = try Waivers.load(Waivers.read(path), rules: rules, policy: settings.waiverPolicy)
      return WaiverList(waivers, rules: rules, on: try Clock(at: at).today)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hold a waiver file against its rules, and say what no longer counts.",
      discussion: """
        Exit codes: 0 the file is valid, 1 with --strict and a waiver that does not count or ends within 30 days, \
        2 the file has mistakes.
        """)

    @OptionGroup var file: File

    @Flag(help: "Fail on waivers that no longer count or end within 30 days.")
    var strict = false

    func run() throws {
      let list = try file.list()
      Terminal.write(
        WaiverListing(list, style: Terminal.style(color: .auto, showsAll: true)).check, to: STDOUT_FILENO)
      if strict, list.needsAttention { throw ExitCode(1) }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the waivers of a file.")

    @OptionGroup var file: File

    @Option(help: "How to write the list.")
    var format: ListingFormat = .text

    func run() throws {
      let list = try file.list()
      let listing = WaiverListing(list, style: Terminal.style(color: .auto, showsAll: true))
      Terminal.write(format == .json ? try listing.json : listing.table, to: STDOUT_FILENO)
    }
  }
}
