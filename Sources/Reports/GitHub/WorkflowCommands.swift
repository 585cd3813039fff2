import Checklists

/// Annotations of a GitHub workflow: one command a line, the worst first, since a step shows the first ten of each kind.
struct WorkflowCommands {
  private let reports: [TargetReport]

  init(_ reports: [TargetReport]) {
    self.reports = reports
  }

  var rendered: String {
    let problems = reports.flatMap { report in report.problems.map { Self.command($0, in: report) } }
    let findings = Category.allCases.flatMap { category in
      reports.flatMap { report in
        report.openFindings.filter { $0.category == category }.map { Self.command($0, in: report) }
      }
    }
    let commands = problems + findings
    guard commands.isEmpty else { return commands.joined() }
    let names = reports.map(\.target.reference).joined(separator: ", ")
    return Self.command("notice", [("title", "plimsoll")], "nothing is open in \(names)")
  }

  private static func command(_ problem: Problem, in report: TargetReport) -> String {
    let title = problem.ruleId ?? "plimsoll"
    return command("error", [("title", title)], "\(report.target.reference): \(problem.sentence)")
  }

  /// Only a file of the repository can be annotated.
  private static func command(_ open: OpenFinding, in report: TargetReport) -> String {
    let place = SourceLocation(open.finding, in: report.target)
    var properties: [(String, String)] = []
    if place.isInRepository {
      properties = [
        ("file", place.path), ("line", String(place.line)), ("endLine", String(place.endLine)),
        ("col", String(place.column)),
      ]
    }
    properties.append(("title", "\(open.result.ruleId) (CAT \(open.category.numeral)) \(open.result.title)"))
    // The gate lets through what a baseline knows.
    let isKnown = open.finding?.known == true
    let target = place.isInRepository ? "" : " [\(report.target.reference)]"
    return command(
      isKnown ? "notice" : open.category.choose("error", "warning", "notice"), properties,
      open.sentence + target + (isKnown ? " (known from the baseline)" : ""))
  }

  private static func command(_ name: String, _ properties: [(String, String)], _ message: String) -> String {
    let list = properties.map { "\($0)=\($1.commandProperty)" }.joined(separator: ",")
    return "::\(name) \(list)::\(message.commandData)\n"
  }
}

extension String {
  /// A line end would begin another command.
  fileprivate var commandData: String {
    replacing { "%\r\n".unicodeScalars.contains($0) ? $0.commandEscape : nil }
  }

  fileprivate var commandProperty: String {
    replacing { "%\r\n:,".unicodeScalars.contains($0) ? $0.commandEscape : nil }
  }
}

extension Unicode.Scalar {
  fileprivate var commandEscape: String {
    "%" + (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
  }
}
