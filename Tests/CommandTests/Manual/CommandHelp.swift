import FoundationEssentials

/// What the command says of itself: `plimsoll --experimental-dump-help`, and `config show` for its settings.
struct CommandHelp: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?
  let subcommands: [CommandHelp]?
  let shouldDisplay: Bool

  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      let kind: String
      let name: String

      var text: String { (kind == "short" ? "-" : "--") + name }
    }

    let kind: Kind
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let defaultValue: String?
    let allValues: [String]?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
  }

  struct Setting: Decodable {
    let name: String
    let variable: String
    let documentation: String
  }

  private struct Dump: Decodable {
    let command: CommandHelp
  }

  static func dumped() throws -> CommandHelp {
    let command = try Command("--experimental-dump-help")
    return try JSONDecoder().decode(Dump.self, from: Data(command.output.utf8)).command
  }

  static func settings() throws -> [Setting] {
    let command = try Command("config", "show", "--format", "json", "--no-config")
    return try JSONDecoder().decode([Setting].self, from: Data(command.output.utf8))
  }
}
