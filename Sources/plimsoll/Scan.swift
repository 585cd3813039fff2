import ArgumentParser
import Checklists
import Diagnostics
import Glibc
import Images
import Inspection
import Reports

/// `plimsoll scan`: read targets, judge them, report, and exit by the verdict.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge container images.",
    discussion: """
      A target is an archive of `docker save`, an OCI archive or an OCI layout folder, told by its content. \
      Archives may be gzip- or zstd-compressed as a whole. The report goes to standard output, everything else to \
      standard error.

      Examples:
        plimsoll scan image.tar
        plimsoll scan --format json image.tar > report.json
        plimsoll scan --fail-on cat1 --platform linux/arm64 layout/

      Completions for your shell: plimsoll --generate-completion-script bash
      """)

  @Argument(help: "Image archives or OCI layout folders.")
  var targets: [String]

  @OptionGroup var checklists: ChecklistOptions

  @OptionGroup var waivers: WaiverOptions

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp("Judge only this rule (id or alias). Repeat for several.", valueName: "id"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Leave this rule out (id or alias). Repeat for several.", valueName: "id"))
  var skipRule: [String] = []

  @Option(
    help: ArgumentHelp("Of several images in one archive, the one with this name or tag.", valueName: "name"))
  var image: String?

  @Option(help: ArgumentHelp("Of a multi-platform image, the one for this platform.", valueName: "os/arch"))
  var platform: String?

  @Option(help: "How to write the report.")
  var format: ReportFormat = .text

  @Option(help: "The least severe open finding that fails the gate.")
  var failOn: Threshold = .cat3

  @Option(help: "What is open, the first findings of each rule; or every finding.")
  var show: Shown = .open

  @Option(help: "When to use colour; NO_COLOR is honoured.")
  var color: Terminal.Color = .auto

  @Flag(name: .shortAndLong, help: "No progress on standard error.")
  var quiet = false

  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case cat1, cat2, cat3, none

    var category: Category? {
      switch self {
      case .cat1: .one
      case .cat2: .two
      case .cat3: .three
      case .none: nil
      }
    }
  }

  enum Shown: String, CaseIterable, ExpressibleByArgument {
    case open, all
  }

  func run() throws {
    let clock = try Clock(at: waivers.at)
    let (all, chosen) = try checklists.load()
    let waived = try waivers.loadWaivers(rules: all.flatMap(\.rules))
    let baseline = try waivers.loadBaseline()
    let scanner = Scanner(try selection(from: all, chosen), options: try options(now: clock.now))
    let progress = Progress(isShown: !quiet && Terminal.showsProgress)
    var assessments: [Assessment] = []
    for target in targets {
      do throws(ImageError) {
        assessments += try scanner.scan(target) { progress.add($0) }
      } catch {
        assessments.append(.unreadable(target, error.description))
      }
    }
    progress.finish()
    let exemptions = ExemptionReview(&assessments, waivers: waived, baseline: baseline, on: clock.today)

    let gate = Gate(failingOn: failOn.category)
    let run = RunInfo(startedAt: Int(clock.now), finishedAt: Int(clock.end), toolVersion: Plimsoll.version)
    let report = try format.render(
      assessments, gate: gate, run: run, style: Terminal.style(color: color, showsAll: show == .all),
      exemptions: exemptions)
    guard Terminal.write(report, to: STDOUT_FILENO) else {
      Terminal.complain("plimsoll: the report could not be written")
      throw ExitCode(3)
    }
    let verdict = gate.verdict(on: assessments)
    for warning in exemptions.warnings where format != .text {
      Terminal.complain("plimsoll: \(warning.escaped)")
    }
    for reason in verdict.reasons where format != .text || verdict.exitCode == 3 {
      Terminal.complain("plimsoll: \(reason.escaped)")
    }
    throw ExitCode(verdict.exitCode)
  }

  private func selection(from all: [Checklist], _ chosen: [String]) throws -> RuleSelection {
    do throws(RuleSelection.Failure) {
      return try RuleSelection(from: all, checklists: chosen, only: rules, skipping: skipRule)
    } catch {
      throw ValidationError(error.description)
    }
  }

  private func options(now: Int64) throws -> Scanner.Options {
    var options = Scanner.Options(now: now)
    options.imageName = image
    if let platform {
      guard let parsed = Platform(parsing: platform) else {
        throw ValidationError("'\(platform)' is no platform; write os/architecture, such as linux/arm64")
      }
      options.platform = parsed
    }
    return options
  }
}

extension ReportFormat: ExpressibleByArgument {}
extension Terminal.Color: ExpressibleByArgument {}

extension Assessment {
  /// A target of which nothing could be said: no result, and the reason.
  static func unreadable(_ path: String, _ reason: String) -> Assessment {
    Assessment(
      target: TargetDescription(type: "image", name: path, source: path), checklists: [], results: [],
      problems: ["\(path): \(reason)"])
  }
}
