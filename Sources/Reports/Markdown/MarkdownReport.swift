import Checklists

/// A report in GitHub's Markdown: a comment on a pull request, or the summary of a job.
struct MarkdownReport {
  enum Flavour {
    case comment
    /// It lists what passed, too.
    case jobSummary

    /// What GitHub takes: characters of a comment, bytes of a summary.
    fileprivate var limit: Int {
      switch self {
      case .comment: 65_536
      case .jobSummary: 1 << 20
      }
    }
  }

  private let reports: [TargetReport]
  private let flavour: Flavour

  init(_ reports: [TargetReport], _ flavour: Flavour) {
    self.reports = reports
    self.flavour = flavour
  }

  var rendered: String {
    let head = self.head
    let tool = reports.first?.tool
    let tail =
      "\n\((tool?.name ?? "plimsoll").quotedMarkdown) \((tool?.version ?? "").cut(to: 40).quotedMarkdown)\n"
    // Bytes are never fewer than characters, however a forge counts those.
    let length: (String) -> Int = flavour == .comment ? { $0.utf16.count } : { $0.utf8.count }
    let room = flavour.limit - length(head) - length(tail)
    return head + lists.rendered(within: room, length: length) + tail
  }

  private var results: [NativeReport.Result] { reports.flatMap(\.results) }

  private var head: String {
    let verdict = MarkdownVerdict(reports)
    var page = Markdown()
    page.paragraph("<!-- plimsoll: \(marker) -->")
    page.paragraph("### \(verdict.icon) \(verdict.headline): \(title)")
    if reports.count == 1, let report = reports.first {
      page.paragraph(MarkdownTarget(report).description)
    }
    page.table(
      ["", "CAT I", "CAT II", "CAT III"],
      [["**Open**"] + Category.allCases.map { category in "**\(openCount(category))**" }])
    page.paragraph(counts)
    if results.contains(where: \.unverifiedTarget) { page.paragraph("**\(NativeReport.Result.doubt)**") }
    // The mark stands first.
    return String(page.text.unicodeScalars.drop { $0 == "\n" })
  }

  /// What a workflow finds its own comment by, to write it anew.
  private var marker: String {
    let names = NativeReport.distinct(reports.map(\.target.name)).joined(separator: " ")
    return names.replacing { scalar in
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || " ./:0123456789".unicodeScalars.contains(scalar))
      return isPlain ? nil : "_"
    }.cut(to: 200)
  }

  private var title: String {
    guard let report = reports.first, reports.count == 1 else { return reports.count.phrase("target") }
    let target = report.target
    return (target.name + (target.tag.map { ":" + $0 } ?? "")).cut(to: 200).codeMarkdown
  }

  private func openCount(_ category: Category) -> Int {
    results.count { $0.outcome == .fail && $0.exempt == nil && $0.effectiveCategory == category }
  }

  private var counts: String {
    func count(_ status: Status) -> Int { results.count { $0.outcome == status } }
    let all: [(Int, String)] = [
      (reports.flatMap(\.problems).count, "not checked"),
      (results.count { $0.exempt == "known" }, "known from the baseline"),
      (results.count(where: \.isWaived), "waived"), (count(.pass), "passed"),
      (count(.notReviewed), "to review by hand"), (count(.notApplicable), "not applicable"),
    ]
    return all.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " · ")
  }

  private var lists: MarkdownBudget {
    var lists = MarkdownBudget()
    let rows = MarkdownRows(reports)
    lists.add(rows.problemHead, rows.problems)
    if reports.count > 1 { lists.add(rows.targetHead, rows.targets) }
    lists.add(rows.findingHead, rows.findings)
    lists.add("\n<details><summary>Waived</summary>\n\n", rows.waived, tail: "\n</details>\n")
    lists.add("\n<details><summary>To review by hand</summary>\n\n", rows.questions, tail: "\n</details>\n")
    if flavour == .jobSummary {
      lists.add("\n<details><summary>Passed</summary>\n\n", rows.listed(.pass), tail: "\n</details>\n")
      lists.add(
        "\n<details><summary>Not applicable</summary>\n\n", rows.listed(.notApplicable),
        tail: "\n</details>\n")
    }
    return lists
  }
}

/// The worst verdict of all runs.
struct MarkdownVerdict {
  let icon: String
  let headline: String

  init(_ reports: [TargetReport]) {
    switch reports.verdict {
    case .passed: (icon, headline) = ("✅", "Passed")
    case .failed: (icon, headline) = ("❌", "Failed")
    case .incomplete: (icon, headline) = ("⚠️", "Incomplete")
    }
  }
}
