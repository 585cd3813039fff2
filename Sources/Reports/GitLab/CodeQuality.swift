import Checklists
import Digests

/// A Code Quality report of GitLab: open findings, and what could not be looked at.
struct CodeQuality: Encodable {
  private let issues: [Issue]

  struct Issue: Encodable {
    let description: String
    let checkName: String
    /// Unique: of equals GitLab shows the first alone.
    let fingerprint: String
    let severity: String
    let location: Location

    private enum CodingKeys: String, CodingKey {
      case description, fingerprint, severity, location
      case checkName = "check_name"
    }
  }

  struct Location: Encodable {
    let path: String
    let lines: Lines

    struct Lines: Encodable {
      let begin: Int
      let end: Int
    }
  }

  func encode(to encoder: any Encoder) throws {
    try issues.encode(to: encoder)
  }
}

extension CodeQuality {
  init(_ reports: [TargetReport]) {
    var fingerprints = Occurrences()
    issues = reports.flatMap { report in
      report.problems.map { Issue($0, in: report, &fingerprints) }
        + report.openFindings.map { Issue($0, in: report, &fingerprints) }
    }
  }
}

extension CodeQuality.Issue {
  fileprivate init(_ open: OpenFinding, in report: TargetReport, _ fingerprints: inout Occurrences) {
    let result = open.result
    self.init(
      description: "\(result.ruleId) (CAT \(open.category.numeral)) \(result.title): \(open.sentence)",
      checkName: result.ruleId, fingerprint: fingerprints.unique(open.id(in: report)),
      severity: open.category.codeQualityWord, location: CodeQuality.Location(open.finding, in: report))
  }

  /// Silence would be taken for a pass, and there is no other place to say it.
  fileprivate init(_ problem: Problem, in report: TargetReport, _ fingerprints: inout Occurrences) {
    let parts = report.name + [problem.ruleId ?? "", problem.reason]
    self.init(
      description: problem.sentence, checkName: problem.ruleId ?? "plimsoll",
      fingerprint: fingerprints.unique(Digest.sha256(of: Netstrings.encode(parts)).hex),
      severity: "blocker", location: CodeQuality.Location(nil, in: report))
  }
}

extension CodeQuality.Location {
  fileprivate init(_ finding: NativeReport.Finding?, in report: TargetReport) {
    let place = SourceLocation(finding, in: report.target)
    self.init(path: place.path, lines: Lines(begin: place.line, end: place.endLine))
  }
}

extension Category {
  fileprivate var codeQualityWord: String { choose("critical", "major", "minor") }
}

extension Occurrences {
  /// The text, with a number behind it where it came before.
  fileprivate mutating func unique(_ text: String) -> String {
    let count = next(text)
    return count == 0 ? text : "\(text)-\(count + 1)"
  }
}
