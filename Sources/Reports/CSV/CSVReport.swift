import Checklists

/// Comma-separated values (RFC 4180): a row a finding, or a result that has none.
struct CSVReport {
  private static let columns = [
    "target", "checklist", "rule", "category", "status", "exempt", "title", "finding", "path", "line",
    "layer",
    "dockerfile", "dockerfile_line", "waiver", "reason", "cci", "nist", "fix", "id",
  ]

  private let reports: [TargetReport]

  init(_ reports: [TargetReport]) {
    self.reports = reports
  }

  var rendered: String {
    let rows = reports.flatMap { report in
      report.diagnostics.map { Self.row(problem: $0, in: report) }
        + report.results.flatMap { result in
          result.findings.isEmpty
            ? [Self.row(result, nil, in: report)] : result.findings.map { Self.row(result, $0, in: report) }
        }
    }
    return ([Self.columns] + rows).map { $0.map(\.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// What went wrong outside any rule has a row without one.
  private static func row(problem: String, in report: TargetReport) -> [String] {
    columns.map { column in
      switch column {
      case "target": report.target.reference
      case "status": "error"
      case "reason": problem
      default: ""
      }
    }
  }

  private static func row(
    _ result: NativeReport.Result, _ finding: NativeReport.Finding?, in report: TargetReport
  ) -> [String] {
    let category = finding.map(result.effectiveCategory) ?? result.effectiveCategory
    let exemption = finding?.waiver != nil ? "waived" : finding?.known == true ? "known" : ""
    return [
      report.target.reference, result.checklist, result.ruleId, category.numeral, result.status, exemption,
      result.title, finding?.message ?? "", finding?.path ?? finding?.subject ?? "", finding?.line.text ?? "",
      (finding?.layer?.index).text, finding?.dockerfile?.file ?? "", (finding?.dockerfile?.line).text,
      finding?.waiver?.id ?? "", result.reason ?? "", result.ccis.joined(separator: " "),
      result.nist.joined(separator: "; "), result.fix, finding?.id ?? "",
    ]
  }
}

extension Int? {
  fileprivate var text: String { map { String($0) } ?? "" }
}

extension String {
  /// Quoted where a comma, a quote or a line end asks for it.
  ///
  /// What a spreadsheet would take for a formula gets an apostrophe before it.
  fileprivate var cell: String {
    let isFormula = unicodeScalars.first.map { "=+-@\t".unicodeScalars.contains($0) } ?? false
    let text = isFormula ? "'" + self : self
    let needsQuotes = text.utf8.contains { ",\"\n\r".utf8.contains($0) }
    return needsQuotes ? "\"" + text.replacing { $0 == "\"" ? "\"\"" : nil } + "\"" : text
  }
}
