/// The manual page, in mdoc(7), made of what the command says of itself.
///
/// ArgumentParser's own generator knows neither exit codes, nor variables, nor files.
struct ManualPage {
  let help: CommandHelp
  let settings: [CommandHelp.Setting]
  /// When the page last changed, such as `November 28, 2026`.
  let date: String

  private static let variables: [(name: String, use: String)] = [
    ("NO_COLOR", "If it is not empty, nothing is coloured unless an option says so."),
    ("CLICOLOR_FORCE", "If it is not 0, colour is used also where no terminal is."),
    ("TERM", "A terminal that is dumb gets neither colour nor progress."),
    ("SOURCE_DATE_EPOCH", "Seconds since 1970 that count as now, so that a report repeats byte for byte."),
  ]
  private static let files: [(name: String, use: String)] = [
    ("plimsoll.yaml", "The configuration: in the working directory, or above it in the repository."),
    (".plimsoll-waivers.yaml", "The waivers, beside the configuration."),
  ]

  var text: String {
    let parts = [head, introduction, commands.flatMap(section), environment, files, exitStatus]
    return parts.joined().joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    [
      #".\" Made from the command's own help: RECORD_GOLDEN=1 swift test --filter ManualTests"#,
      ".Dd \(date)", ".Dt PLIMSOLL 1", ".Os", ".Sh NAME", ".Nm plimsoll",
      ".Nd judge container images against hardening checklists",
      ".Sh SYNOPSIS", ".Nm", ".Ar command", ".Op Ar options", ".Op Ar arguments", ".Nm",
      ".Fl -help | -version",
    ]
  }

  private var introduction: [String] {
    var lines = [".Sh DESCRIPTION", MDoc.sentences(help.abstract ?? "")]
    for paragraph in paragraphs where paragraph.lead != Self.codes { lines += [".Pp"] + paragraph.mdoc }
    return lines + [".Pp", "The commands are:"]
  }

  private var environment: [String] {
    var lines = [".Sh ENVIRONMENT", "A flag wins over a variable, that over the configuration file."]
    lines += [".Bl -tag -width Ds"]
    for setting in settings { lines += item("Ev", setting.variable, setting.documentation) }
    for variable in Self.variables { lines += item("Ev", variable.name, variable.use) }
    return lines + [".El"]
  }

  private var files: [String] {
    [".Sh FILES", ".Bl -tag -width Ds"] + Self.files.flatMap { item("Pa", $0.name, $0.use) } + [".El"]
  }

  /// The help has a code at the beginning of a line, and goes on below it.
  private var exitStatus: [String] {
    var lines = [".Sh EXIT STATUS", ".Bl -tag -width Ds"]
    for line in paragraphs.first(where: { $0.lead == Self.codes })?.literal ?? [] {
      let words = line.split(separator: " ").map(String.init)
      if line.hasPrefix(" ") {
        lines.append(MDoc.escaped(words.joined(separator: " ")))
      } else {
        lines += [".It \(words[0])", MDoc.escaped(words.dropFirst().joined(separator: " "))]
      }
    }
    return lines + [".El"]
  }

  private var paragraphs: [Paragraph] { Paragraph.all(in: help.discussion ?? "") }
  private static let codes = "Exit codes:"

  /// Commands that do something, each with the words that lead to it.
  private var commands: [(name: String, help: CommandHelp)] {
    Self.leaves(of: help, prefix: []).filter { $0.help.commandName != "help" }
  }

  private static func leaves(
    of help: CommandHelp, prefix: [String]
  ) -> [(name: String, help: CommandHelp)] {
    let name = prefix + [help.commandName]
    guard let subcommands = help.subcommands, !subcommands.isEmpty else {
      return [(name.joined(separator: " "), help)]
    }
    return subcommands.filter(\.shouldDisplay).flatMap { leaves(of: $0, prefix: name) }
  }

  private func section(name: String, help: CommandHelp) -> [String] {
    let arguments = (help.arguments ?? []).filter { argument in
      argument.shouldDisplay && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
    let positionals = arguments.filter { $0.kind == .positional }
    let words = name.split(separator: " ").dropFirst().map(String.init)
    var lines = [".Ss \(MDoc.escaped(name))", ".Nm", ".Cm \(words.joined(separator: " "))"]
    if arguments.count > positionals.count { lines.append(".Op Ar options") }
    lines += positionals.map(\.operand)
    lines += [".Pp", MDoc.sentences(help.abstract ?? "")]
    for paragraph in Paragraph.all(in: help.discussion ?? "") { lines += [".Pp"] + paragraph.mdoc }
    guard !arguments.isEmpty else { return lines }
    return lines + [".Bl -tag -width Ds"] + arguments.flatMap(item) + [".El"]
  }

  private func item(_ argument: CommandHelp.Argument) -> [String] {
    let names = (argument.names ?? []).map(\.text)
    let value = MDoc.escaped(argument.valueName ?? "")
    let head =
      switch argument.kind {
      case .positional: ".It Ar \(value)"
      case .option: ".It Fl \(names.map(MDoc.flag).joined(separator: " , Fl ")) Ar \(value)"
      case .flag: ".It Fl \(names.map(MDoc.flag).joined(separator: " , Fl "))"
      }
    let abstract = argument.abstract ?? ""
    let values = argument.allValues.map { ["values: " + $0.joined(separator: ", ")] } ?? []
    let standard = argument.defaultValue.map { ["default: " + $0] } ?? []
    // A setting's own text says the values of lists and the default already.
    let additions = (values + standard).filter { !abstract.contains($0.prefix { $0 != ":" } + ":") }
    return [head, MDoc.sentences(abstract)]
      + (additions.isEmpty ? [] : [MDoc.sentences("(\(additions.joined(separator: "; ")))")])
  }

  private func item(_ macro: String, _ name: String, _ text: String) -> [String] {
    [".It \(macro) \(MDoc.escaped(name))", MDoc.sentences(text)]
  }
}

extension CommandHelp.Argument {
  fileprivate var operand: String {
    let name = MDoc.escaped(valueName ?? "") + (isRepeating ? " ..." : "")
    return isOptional ? ".Op Ar \(name)" : ".Ar \(name)"
  }
}
