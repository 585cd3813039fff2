import Checklists

/// The rows of a Markdown report.
struct MarkdownRows {
  private let reports: [TargetReport]

  /// How long rows stay where there is not room for all.
  private enum Rank {
    static let problem = 0
    static let target = 2
    static let waived = 5
    static let question = 6
    static let listed = 7

    static func finding(_ category: Category) -> Int { category.choose(1, 3, 4) }
  }

  init(_ reports: [TargetReport]) {
    self.reports = reports
  }

  /// Rows about one target alone need not name it.
  private var targetColumn: [String] { reports.count > 1 ? ["Target"] : [] }

  private func targetCell(_ report: TargetReport) -> [String] {
    reports.count > 1 ? [Self.name(report)] : []
  }

  var problemHead: String { "\n**Not checked**\n\n" + Self.tableHead(targetColumn + ["Rule", "Why"]) }

  let targetHead = "\n" + Self.tableHead(["Target", "Verdict by its rules", "Open"])

  var problems: [MarkdownBudget.Row] {
    reports.flatMap { report in
      report.problems.map { problem in
        Self.row(
          targetCell(report) + [Self.rule(problem.ruleId), problem.reason.cut(to: 300).quotedMarkdown],
          Rank.problem)
      }
    }
  }

  var targets: [MarkdownBudget.Row] {
    reports.map { report in
      let open = report.results.count { $0.outcome == .fail && $0.exempt == nil }
      let verdict = !report.problems.isEmpty ? "incomplete" : open > 0 ? "open" : "nothing is open"
      return Self.row([Self.name(report), verdict, String(open)], Rank.target)
    }
  }

  var findingHead: String {
    "\n" + Self.tableHead(["CAT"] + targetColumn + ["Rule", "Where", "What", "Fix"])
  }

  /// Category I first; the fix stands beside the first finding of a rule.
  var findings: [MarkdownBudget.Row] {
    var rules = Occurrences()
    return Category.allCases.flatMap { category in
      reports.flatMap { report in
        report.openFindings.filter { $0.category == category }.map { open in
          let isFirst = rules.next(open.result.ruleId, report.name.joined()) == 0
          return Self.row(
            [category.numeral] + targetCell(report) + Self.cells(open, showsFix: isFirst),
            Rank.finding(category))
        }
      }
    }
  }

  private static func cells(_ open: OpenFinding, showsFix: Bool) -> [String] {
    let what = (open.finding?.message ?? open.result.title).cut(to: 300)
    let known = open.finding?.known == true ? ["known from the baseline"] : []
    let notes = (known + (open.finding?.lapsedWaivers ?? [])).joined(separator: "; ").cut(to: 200)
    return [
      rule(open.result.ruleId), open.finding?.place ?? "",
      (notes.isEmpty ? what : "\(what) (\(notes))").quotedMarkdown,
      showsFix ? open.result.fix.cut(to: 300).quotedMarkdown : "",
    ]
  }

  var waived: [MarkdownBudget.Row] {
    let waivers = reports.flatMap { report in
      report.results.flatMap { result in
        result.waivers.map { "\(Self.rule(result.ruleId)) \($0.sentence.cut(to: 400).quotedMarkdown)" }
      }
    }
    return NativeReport.distinct(waivers).map { MarkdownBudget.Row(text: "- \($0)\n", rank: Rank.waived) }
  }

  var questions: [MarkdownBudget.Row] { items(.notReviewed, rank: Rank.question) }

  func listed(_ status: Status) -> [MarkdownBudget.Row] { items(status, rank: Rank.listed) }

  private func items(_ status: Status, rank: Int) -> [MarkdownBudget.Row] {
    reports.flatMap { report in
      report.results.filter { $0.outcome == status }.map { result in
        let name = targetCell(report).map { $0 + " " }.joined()
        let reason = result.reason.map { ": " + $0.cut(to: 300).quotedMarkdown } ?? ""
        return MarkdownBudget.Row(
          text: "- \(name)\(Self.rule(result.ruleId)) \(result.title.cut(to: 200).quotedMarkdown)\(reason)\n",
          rank: rank)
      }
    }
  }

  private static func name(_ report: TargetReport) -> String {
    (report.target.name + (report.target.tag.map { ":" + $0 } ?? "")).cut(to: 100).codeMarkdown
  }

  private static func rule(_ id: String?) -> String { id?.cut(to: 60).quotedMarkdown ?? "" }

  private static func tableHead(_ columns: [String]) -> String {
    line(columns) + line(columns.map { _ in "---" })
  }

  private static func row(_ cells: [String], _ rank: Int) -> MarkdownBudget.Row {
    MarkdownBudget.Row(text: line(cells), rank: rank)
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
}

extension NativeReport.Finding {
  /// The file or the part of the configuration, the layer, and the line of the Dockerfile that made it.
  fileprivate var place: String {
    let name = (path ?? subject).map { $0.cut(to: 160) + (line.map { ":\($0)" } ?? "") }
    let notes = [
      layer.map { "layer \($0.index)" }, dockerfile.map { "\($0.file):\($0.line)".cut(to: 100).codeMarkdown },
    ]
    .compactMap(\.self).joined(separator: ", ")
    return [name?.codeMarkdown, notes.nonEmpty].compactMap(\.self).joined(separator: " ")
  }
}

/// What a Markdown report says about its only target.
struct MarkdownTarget {
  let description: String

  init(_ report: TargetReport) {
    let checklists = report.checklists.prefix(5).map {
      "\($0.checklist.title.cut(to: 100)) \($0.checklist.version.cut(to: 20))".quotedMarkdown
    }
    let parts = [
      report.target.digest?.shortDigest.cut(to: 80).codeMarkdown,
      report.target.platform?.cut(to: 60).quotedMarkdown,
    ]
    description = (parts.compactMap(\.self) + checklists).joined(separator: " · ")
  }
}
