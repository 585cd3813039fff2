import ArgumentParser
import Diagnostics
import Reports

/// `plimsoll convert`: write a report in another format, without a scan.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write JSON reports of scan in other formats.",
    discussion: """
      What comes out is to the byte what the scan would have written. A report in html is read, too. Several reports make one document where the \
      format can hold them. docs/formats.md says what each format carries and what it loses.

      Examples:
        plimsoll convert r.json --format sarif=r.sarif --format junit=r.xml
        plimsoll convert r.json --checklist disa-image --format xccdf=r.xml
        plimsoll convert a.json b.json --format html=both.html
        plimsoll scan --format json image.tar | plimsoll convert - --format csv

      Exit codes: 0 every report is written, whatever its verdict, 2 a report cannot be read, or a format cannot hold \
      it, 3 a file cannot be written.
      """)

  @Argument(
    help: ArgumentHelp(
      "Reports written with --format json or html; - for standard input.", valueName: "report"),
    completion: .file())
  var reports: [String]

  @Option(
    name: Settings.table.format.flag, help: Settings.table.format.help,
    completion: .list(Settings.table.format.words),
    transform: ReportOutput.init(argument:))
  var format: [ReportOutput] = []

  @Option(
    help: ArgumentHelp("Only this target, by its name or reference. Repeat for several.", valueName: "name"))
  var target: [String] = []

  @Option(help: ArgumentHelp("Only the results of this checklist. Repeat for several.", valueName: "id"))
  var checklist: [String] = []

  @OptionGroup var formats: FormatOptions

  func run() throws {
    let outputs = ReportOutputs(format)
    guard !format.isEmpty else { throw ValidationError("--format says what to write") }
    if let conflict = outputs.conflict { throw ValidationError(conflict) }
    var options = formats.options
    options.targets = target
    options.checklists = checklist
    var conversion = ReportConversion(try reports.flatMap(NativeReport.readAll), options)
    var texts: [ReportOutput: String] = [:]
    do {
      for output in outputs.all { texts[output] = try conversion.render(output.format) }
    } catch let error as ReportFormat.Unsuitable {
      throw ValidationError(error.description.escaped)
    }
    var writer = ReportWriter()
    writer.write(outputs) { texts[$0] ?? "" }
    guard writer.isWhole else { throw ExitCode(3) }
  }
}
