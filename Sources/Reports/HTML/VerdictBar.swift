import Checklists

/// The head of the page: the verdict, why, and what it is about.
struct VerdictBar {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  var html: HTML {
    let verdict = content.targets.verdict
    let reasons: [HTML] = self.reasons.map { "<li>\($0.cut(to: 1_000))</li>\n" }
    return """
      <header class="verdict">
      <div class="inner">
      <p class="brand">\(Self.mark) Plimsoll</p>
      <h1><span class="word"><span class="sign" aria-hidden="true">\(verdict.symbol)</span> \(verdict.headline)</span> \
      <span class="name">\(name)</span></h1>
      <ul class="reasons">
      \(reasons)</ul>
      \(doubt)
      \(content.hasSeveralTargets ? targets : facts(of: content.targets[0]))
      \(runs)
      </div>
      </header>
      """
  }

  /// The load line of a ship.
  private static let mark: HTML = """
    <svg class="mark" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true"><circle cx="16" cy="10" r="7.5" \
    fill="none" stroke="currentColor" stroke-width="2"/><path d="M1 10h30" stroke="currentColor" stroke-width="2"/></svg>
    """

  private var name: String {
    content.targets.count == 1 ? content.targets[0].shortName : content.targets.count.phrase("target")
  }

  private var reasons: [String] {
    let reasons = NativeReport.distinct(content.wholes.flatMap(\.gate.reasons))
    if !reasons.isEmpty { return reasons }
    let open = content.entries(.open).count
    if open > 0 { return ["The gate lets \(open.phrase("open rule")) through"] }
    let exempt = content.entries(.waived, .known).count
    return [exempt > 0 ? "Nothing is open but what is waived or known" : "Nothing is open"]
  }

  private var doubt: HTML? {
    content.entries.contains(where: \.result.unverifiedTarget)
      ? "<p class=\"doubt\"><strong>Not verified.</strong> \(NativeReport.Result.doubt)</p>" : nil
  }

  private func facts(of report: TargetReport) -> HTML {
    let target = report.target
    let facts: [(String, String?)] = [
      (
        target.type == "image" ? "Image" : target.type == "dockerfile" ? "Dockerfile" : "Target",
        report.shortName
      ),
      ("Digest", target.digest), ("Platform", target.platform), ("Read from", target.source),
      ("Stored as", target.format), ("Judged with", target.dockerfile), ("Host name", target.hostName),
    ]
    let rows: [HTML] = facts.compactMap { name, value in value.map { Self.row(name, "<code>\($0)</code>") } }
    return "<dl class=\"facts\" id=\"target-1\">\n\(rows)</dl>"
  }

  private var targets: HTML {
    let rows: [HTML] = content.targets.enumerated().map { index, report in
      let open = report.results.count { $0.outcome == .fail && $0.exempt == nil }
      let unseen = report.problems.count
      let word = unseen > 0 ? "! Incomplete" : open > 0 ? "✕ Open" : "✓ Nothing is open"
      return """
        <tr id="target-\(index + 1)"><th scope="row"><code>\(report.shortName)</code></th><td>\(report.target.type)</td>\
        <td>\(word)</td><td class="number">\(open)</td><td class="number">\(unseen)</td>\
        <td><code>\((report.target.digest ?? "–").shortDigest)</code></td><td>\(report.target.platform ?? "–")</td></tr>

        """
    }
    return .table(
      "Targets", ["Target", "Type", "By its rules", "Open", "Not checked", "Digest", "Platform"], rows)
  }

  /// What judged, and when.
  private var runs: HTML {
    let checklists = NativeReport.distinct(content.wholes.flatMap(\.checklists))
    let rows: [HTML] = checklists.map { checklist in
      let details: [String?] = [
        checklist.profile.map { "profile \($0)" },
        checklist.parameters.map { parameters in
          parameters.map { "\($0.name) = \($0.value) (\($0.origin))" }.joined(separator: ", ")
        },
        checklist.notSelected.map { "\($0.count.phrase("rule")) left out: \($0.joined(separator: " "))" },
      ]
      let notes: [HTML] = details.compactMap { detail in detail.map { "<br>\($0)" } }
      return Self.row(
        "Checklist",
        "\(checklist.title) \(checklist.version) <br><code class=\"hash\">sha256:\(checklist.sha256)</code>\(notes)"
      )
    }
    let times: [HTML] = content.wholes.map { report in
      Self.row(
        "Run",
        """
        \(report.tool.name) \(report.tool.version), <time datetime="\(report.run.startedAt)">\(report.run.startedAt)</time> \
        to <time datetime="\(report.run.finishedAt)">\(report.run.finishedAt)</time>, gate \(report.gate.threshold), \
        exit code \(Int(report.run.exitCode))
        """)
    }
    return "<dl class=\"facts\">\n\(rows)\(times)</dl>"
  }

  private static func row(_ name: String, _ value: HTML) -> HTML {
    "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n"
  }
}

extension DocumentVerdict {
  var headline: String {
    switch self {
    case .passed: "Passed"
    case .failed: "Blocked"
    case .incomplete: "Incomplete"
    }
  }

  fileprivate var symbol: String {
    switch self {
    case .passed: "✓"
    case .failed: "✕"
    case .incomplete: "!"
    }
  }
}
