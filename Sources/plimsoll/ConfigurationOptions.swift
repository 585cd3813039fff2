import ArgumentParser
import Diagnostics
import FoundationEssentials

/// Where settings come from beside flags.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration file. Without it, \(SettingsFile.name) in the working directory, or above it in the repository.",
      valueName: "file"),
    completion: .file())
  var config: String?

  @Flag(help: "Read no configuration file.")
  var noConfig = false

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("--config and --no-config exclude each other") }
  }

  /// The file that is read, if any.
  var file: SettingsFile? {
    if let config { return SettingsFile(path: config) }
    return noConfig ? nil : SettingsFile.nearest
  }

  /// The settings, given what the flags of the command decide.
  func settings(_ flags: SettingLayer) throws -> Settings {
    let environment = SettingsEnvironment(ProcessInfo.processInfo.environment)
    let settings = try Settings([try file?.read() ?? SettingLayer(), environment.layer, flags])
    for name in environment.unknown {
      Terminal.complain(Diagnostic("no setting has this name", severity: .warning, source: name).rendered)
    }
    return settings
  }

  /// The settings as a git revision has the configuration file, whatever the working directory says.
  func settings(_ flags: SettingLayer, at ref: String) throws -> Settings {
    let file = file ?? SettingsFile(path: SettingsFile.name)
    let text = try GitBlob.text(ref: ref, path: file.path, what: "the configuration file")
    let environment = SettingsEnvironment(ProcessInfo.processInfo.environment)
    return try Settings([text.map(file.layer) ?? SettingLayer(), environment.layer, flags])
  }
}
