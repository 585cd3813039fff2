import ArgumentParser
import Diagnostics
import Inspection
import Inventories
import Reports

/// `plimsoll inspect`: what an image ships, without judging it.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what an image ships: layers, packages, programs, models, secrets.",
    discussion: """
      Reads every byte of one image and judges nothing. --format cyclonedx writes a bill of materials \
      (CycloneDX 1.6), which repeats byte by byte where SOURCE_DATE_EPOCH is set.

      Examples:
        plimsoll inspect image.tar
        plimsoll inspect --format cyclonedx --output image.cdx.json image.tar
        plimsoll inspect --image app:1.0 layout/

      Exit codes: 0 everything was read, 2 wrong use, 3 the image or a part of it could not be read, or is not what \
      its own documents say.
      """)

  @Argument(
    help: ArgumentHelp("An image archive or OCI layout folder.", valueName: "image"), completion: .file())
  var target: String

  @OptionGroup var images: ImageOptions

  @Option(help: "How to write the inventory.")
  var format: InventoryFormat = .text

  @Option(
    help: ArgumentHelp("Write to this file in place of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "In text, every entry of every list.")
  var all = false

  @Option(name: Settings.table.color.flag, help: Settings.table.color.help)
  var color: Terminal.Color?

  @Flag(
    name: [.short, .customLong(Settings.table.quiet.name)], inversion: .prefixedNo,
    help: Settings.table.quiet.help)
  var quiet: Bool?

  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let settings = try configuration.settings(flags)
    let clock = try Clock()
    let inventory = try inspect(settings)
    let run = RunInfo(
      startedAt: Int(clock.now), finishedAt: Int(clock.now), toolVersion: Plimsoll.version)
    let style = Terminal.style(color: settings.color, showsAll: all, file: output)
    try OutputFile(path: output).write(try format.render(inventory, run: run, style: style))
    guard !inventory.isWhole else { return }
    for (parts, reason) in inventory.gapsByReason {
      Terminal.complain("plimsoll: \(parts.joined(separator: ", ")): not read: \(reason.escaped)")
    }
    for problem in inventory.problems { Terminal.complain("plimsoll: \(problem.escaped)") }
    throw ExitCode(3)
  }

  private func inspect(_ settings: Settings) throws -> Inventory {
    let progress = Progress(Progress.kind(isQuiet: settings.quiet))
    defer { progress.finish() }
    let inspector = Inspector(imageName: images.image, platform: settings.platform)
    do throws(SingleImage.Failure) {
      return try inspector.inspect(target) { progress.take($0) }
    } catch {
      progress.finish()
      throw error.asExit(of: target)
    }
  }

  private var flags: SettingLayer {
    var flags = SettingLayer()
    images.set(in: &flags)
    flags.set(\.color, flag: color)
    flags.set(\.quiet, flag: quiet)
    return flags
  }
}

extension InventoryFormat: ExpressibleByArgument {}

extension Inventory {
  /// One layer that is not what it says takes several parts with it: the reason is told once.
  fileprivate var gapsByReason: [(parts: [String], reason: String)] {
    gaps.reduce(into: []) { groups, gap in
      if let index = groups.firstIndex(where: { $0.reason.utf8.elementsEqual(gap.reason.utf8) }) {
        groups[index].parts.append(gap.part)
      } else {
        groups.append(([gap.part], gap.reason))
      }
    }
  }
}
