import ArgumentParser
import Checklists
import Glibc
import Reports

/// `plimsoll diff`: what an image gained and lost since an earlier report.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two JSON reports: what is new, what is fixed.",
    discussion: """
      Findings are compared by their ids, which a rebuild keeps. What was not looked at in the new report is never \
      called fixed.

      Exit codes: 0 nothing new is open, 1 something new is open at or above --fail-on, 2 a report cannot be read, \
      3 the new report is incomplete.
      """)

  @Argument(
    help: ArgumentHelp("The earlier report, written with --format json.", valueName: "old"),
    completion: .file())
  var old: String

  @Argument(help: ArgumentHelp("The later report.", valueName: "new"), completion: .file())
  var new: String

  @Option(help: "How to write the comparison.")
  var format: ListingFormat = .text

  @Option(help: "The least severe new finding that fails.")
  var failOn: Scan.Threshold = .cat3

  @Option(help: "The first findings of each kind; or every finding.")
  var show: Scan.Shown = .open

  func run() throws {
    let (before, after) = (try NativeReport.read(old), try NativeReport.read(new))
    let comparison = ReportComparison(from: before, to: after)
    let text: String
    switch format {
    case .text:
      let style = Terminal.style(color: .auto, showsAll: show == .all)
      text = ComparisonText(comparison, style: style).rendered
    case .json: text = try comparison.rendered()
    }
    Terminal.write(text, to: STDOUT_FILENO)
    for (name, report) in [(old, before), (new, after)] where report.isIncomplete {
      Terminal.complain("plimsoll: \(name) is the report of an incomplete run")
    }
    if after.isIncomplete { throw ExitCode(3) }
    if comparison.hasNew(atLeast: failOn.category) { throw ExitCode(1) }
  }
}

extension NativeReport {
  fileprivate var isIncomplete: Bool { exitCode == 3 }
}
