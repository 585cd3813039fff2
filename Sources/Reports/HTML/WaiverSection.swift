import Checklists

/// What is waived, by whom, why and for how long; and the waivers that do not count.
struct WaiverSection {
  private let content: PageContent

  init(_ content: PageContent) {
    self.content = content
  }

  private typealias Group = (title: String, uses: [NativeReport.WaiverUse])

  var section: PageSection? {
    let files = content.wholes.compactMap { report in report.waivers.map { ($0, report.day) } }
    let waived = content.worstFirst(.waived)
    guard !files.isEmpty || !waived.isEmpty else { return nil }
    let tables = files.map(tables)
    let items: [HTML] = waived.map(item)
    let rules: HTML? =
      waived.isEmpty
      ? nil
      : """
      <h3>Rules that waivers take out of the gate</h3>
      <p class="nothing" hidden>No waived rule is as the filters want it.</p>
      <ul class="plain">
      \(items)</ul>
      """
    return PageSection(id: "waivers", title: "Waivers", count: waived.count, content: "\(tables)\(rules)")
  }

  private func tables(_ waivers: NativeReport.Waivers, _ runDay: Day?) -> HTML {
    let day = Day(parsing: waivers.day) ?? runDay
    let groups: [Group] = [
      ("Applied", waivers.applied), ("Expired: they exempt nothing", waivers.expired),
      ("Overdue: a milestone is not done", waivers.overdue), ("Not yet valid", waivers.notYetValid),
      ("Not allowed: the approver may not waive category I", waivers.notAllowed),
      ("Unused: nothing of this run is theirs", waivers.unused),
    ]
    let tables: [HTML] = groups.filter { !$0.uses.isEmpty }.map { title, uses in
      .table(
        title, ["Waiver", "Rule", "Approved by", "Until", "Findings", "Reason"],
        uses.map { row($0, on: day) })
    }
    let comments: [HTML] = (waivers.unusedComments ?? []).map {
      "<li><code>\($0.file):\($0.line)</code> points at \($0.waiver), and covers nothing</li>\n"
    }
    let list: HTML? =
      comments.isEmpty ? nil : "<h3>Comments of Dockerfiles without use</h3><ul>\(comments)</ul>\n"
    return """
      <p class="lead">Of <code>\(waivers.source)</code>, as of <time datetime="\(waivers.day)">\(waivers.day)</time>.</p>
      \(tables)\(list)
      """
  }

  private func row(_ use: NativeReport.WaiverUse, on day: Day?) -> HTML {
    let waiver = use.waiver
    let left = day.flatMap { day in Day(parsing: waiver.exemptUntil).map { $0.days(after: day) } }
    let override = waiver.severityOverride.map { "Category \($0.category) instead: \($0.reason)" }
    let notes: [HTML] = [waiver.mitigation.map { "Mitigation: \($0)" }, override].compactMap { note in
      note.map { "<br>\($0.inlineHTML)" }
    }
    let ticket: HTML? = waiver.ticket.map { "<br>\($0.linkHTML)" }
    return """
      <tr><th scope="row"><code>\(waiver.id)</code><br><span class="remark">\(waiver.type)</span></th>\
      <td>\(ruleLink(waiver.rule))</td><td>\(waiver.approvedBy)<br><span class="remark">on \(waiver.approvedOn)</span></td>\
      <td class="date">\(waiver.exemptUntil)<br>\(Self.daysLeft(left))</td><td class="number">\(use.findings)</td>\
      <td class="reason text">\(waiver.reason.inlineHTML)\(notes)\(ticket)</td></tr>

      """
  }

  private static func daysLeft(_ days: Int64?) -> HTML {
    switch days {
    case nil: "–"
    case let days? where days < 0: "<strong class=\"late\">over for \(Self.days(-days))</strong>"
    case let days? where days <= 30: "<strong class=\"late\">\(Self.days(days)) left, ending soon</strong>"
    case let days?: "<span class=\"remark\">\(Self.days(days)) left</span>"
    }
  }

  private static func days(_ count: Int64) -> String { "\(count) \(count == 1 ? "day" : "days")" }

  /// To the rule on the first target that has it.
  private func ruleLink(_ rule: String) -> HTML {
    content.entries.first { $0.result.ruleId.utf8.elementsEqual(rule.utf8) }?.link ?? "<code>\(rule)</code>"
  }

  private func item(_ entry: RuleEntry) -> HTML {
    let waivers = entry.result.waivers.map { "\($0.id) until \($0.exemptUntil)" }
    return """
      <li id="\(entry.anchor)" \(entry.attributes)><details><summary><span class="sign waived" aria-hidden="true">\
      \(ResultStanding.waived.symbol)</span> \(entry.categoryBadge) <code>\(entry.result.ruleId)</code> \(entry.result.title) \
      <span class="remark">\(waivers.joined(separator: ", "))</span> \(content.targetNote(entry.targetNumber, isLink: false))</summary>
      \(FindingList(entry.result.findings, of: entry).html)\(RuleDetails(entry).body)</details></li>

      """
  }
}
