import Checklists

/// What one run says about one target: what most other formats call a report.
struct TargetReport {
  /// The report that this is a part of.
  let whole: NativeReport
  let target: NativeReport.Target
  /// The checklists that came to a result, in the order of the report.
  let checklists: [ChecklistResults]
  /// What went wrong outside any rule.
  let diagnostics: [String]
  /// How many targets of the same name and platform come before this one in the document.
  let ordinal: Int
  /// Which of the document's reports this is a part of, counted from 0.
  let wholeIndex: Int

  var tool: NativeReport.Tool { whole.tool }
  var run: NativeReport.Run { whole.run }

  /// In rule order.
  var results: [NativeReport.Result] { checklists.flatMap(\.results) }

  /// Seconds that the run took.
  var duration: Int64 {
    let times = [run.startedAt, run.finishedAt].compactMap { Moment(parsing: $0)?.secondsSince1970 }
    guard let start = times.first, let end = times.last else { return 0 }
    return max(0, end - start)
  }

  /// What names the target whenever it is scanned.
  var name: [String] {
    [target.type, target.name, target.platform ?? ""] + (ordinal > 0 ? [String(ordinal)] : [])
  }

  /// A UUID of something that a later run finds again.
  func lastingUUID(_ parts: String...) -> String { NamedUUID.text(for: ["plimsoll"] + name + parts) }

  /// A UUID of something of this run.
  func uuid(_ parts: String...) -> String { NamedUUID.text(for: ["plimsoll", run.id] + name + parts) }

  /// What systems that keep assets call the target: STIG Manager takes at most 255 characters.
  var hostName: String {
    let lastPart = target.name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
    let short = target.type == "image" ? lastPart : target.name
    return (target.hostName ?? short ?? target.name).nonEmpty?.cut(to: 255) ?? "unnamed"
  }
}

/// What a run says about one target by one checklist.
struct ChecklistResults {
  let checklist: NativeReport.Checklist
  let results: [NativeReport.Result]
}
