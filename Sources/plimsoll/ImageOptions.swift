import ArgumentParser
import Images

/// Which image of an archive or layout a command is about.
struct ImageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Of several images in one archive, the one with this name or tag.", valueName: "name"))
  var image: String?

  @Option(name: Settings.table.platform.flag, help: Settings.table.platform.help, transform: Self.platform)
  var platform: String?

  func set(in flags: inout SettingLayer) {
    flags.set(\.platform, flag: platform.flatMap(Platform.init(parsing:)))
  }

  private static func platform(_ text: String) throws -> String {
    if Platform(parsing: text) != nil { return text }
    throw ValidationError("'\(text)' is no platform; write os/architecture, such as linux/arm64")
  }
}
