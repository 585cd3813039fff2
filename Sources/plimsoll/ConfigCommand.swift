import ArgumentParser
import Checklists
import Documents
import Glibc
import Reports

/// `plimsoll config`: what is set, and where.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Look into the configuration.", subcommands: [Show.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show every setting, its value and who decided it.",
      discussion: """
        A flag wins over a variable of the environment, that over the configuration file, and that over the \
        default. `--format json` tells also what each setting is for.
        """)

    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "How to write them.")
    var format: ListingFormat = .text

    func run() throws {
      let rows = try configuration.settings(SettingLayer()).rows
      let listing = SettingListing(rows, style: Terminal.style(color: .auto, showsAll: true))
      let text =
        switch format {
        case .text: listing.text
        case .json: try listing.json
        }
      Terminal.write(text, to: STDOUT_FILENO)
    }
  }
}

extension Settings {
  /// Every setting in the order of the table; parameters that are set stand in place of `set`.
  fileprivate var rows: [SettingListing.Row] {
    Self.table.all.flatMap { setting in
      let row = { (name: String, value: String?, origin: String) in
        SettingListing.Row(
          name: name, value: value, origin: origin, variable: setting.variable,
          expectation: setting.expectation, documentation: setting.documentation)
      }
      if setting is Setting<ParameterMapping>, !parameters.isEmpty {
        return parameters.map { row("set.\($0.name)", $0.value.yaml, $0.origin) }
      }
      let (node, origin) = decision(on: setting)
      return [row(setting.name, node?.yaml, origin)]
    }
  }
}

extension Node {
  /// In one line of YAML.
  fileprivate var yaml: String {
    switch content {
    case .scalar(let scalar): scalar.text
    case .sequence(let elements): "[" + elements.map(\.yaml).joined(separator: ", ") + "]"
    case .mapping(let members):
      "{" + members.map { "\($0.key): \($0.value.yaml)" }.joined(separator: ", ") + "}"
    }
  }
}
