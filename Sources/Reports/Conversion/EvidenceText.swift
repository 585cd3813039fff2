import Checklists

/// What was found about one rule on one target, as text for formats that have one field for all of it.
struct EvidenceText {
  /// Characters that STIG Manager keeps of a text.
  static let longest = 32_767

  private let result: NativeReport.Result
  private let report: TargetReport

  init(_ result: NativeReport.Result, in report: TargetReport) {
    self.result = result
    self.report = report
  }

  /// Tool, target, outcome and every finding; whole findings are left out where there are too many, and counted.
  ///
  /// - Parameter addition: stands at the end, whatever is left out before it.
  func text(with addition: String = "", limit: Int = longest) -> String {
    let addition = addition.cut(to: limit / 4)
    let tail = addition.isEmpty ? [] : [addition]
    let head = (heading + lapses).joined(separator: "\n").cut(to: limit / 4)
    var room = limit - head.utf16.count - addition.utf16.count - 64
    let lines = result.findings.map { "- \($0.sentence.cut(to: limit / 4))\($0.notes.cut(to: limit / 8))" }
    let shown = lines.prefix { line in
      room -= line.utf16.count + 1
      return room >= 0
    }
    let left = lines.count - shown.count
    let rest = left > 0 ? ["… and \(left.phrase("more finding"))"] : []
    return ([head] + shown + rest + tail).joined(separator: "\n")
  }

  /// The waivers that cover findings, a sentence each.
  var waivers: String { result.waivers.map(\.sentence).joined(separator: "\n") }

  private var heading: [String] {
    let tool = report.tool
    return [
      "\(tool.name) \(tool.version), rule \(result.ruleId)", "Target: \(report.target.reference)",
      "Result: \(result.status)", result.reason.map { "Reason: \($0)" },
      result.elements.map { "Looked at: \($0.phrase("element"))" },
      result.exempt == "known" ? "Known from the baseline, so the gate lets it through." : nil,
      result.unverifiedTarget ? NativeReport.Result.doubt : nil,
      result.overrideReason.map {
        "Category \(result.category), overridden to \(result.effectiveCategory.numeral): \($0)"
      },
    ].compactMap(\.self)
  }

  private var lapses: [String] {
    NativeReport.distinct(result.findings.flatMap { $0.lapsedWaivers ?? [] })
  }
}

extension NativeReport.Finding {
  /// The message, after its place unless it names the place itself.
  var sentence: String { message.sentence(at: path ?? subject, line: line) }

  /// The layer, the line that made it, and what takes it out of the gate, in brackets.
  fileprivate var notes: String {
    let notes = [
      layer.map { "layer \($0.index) \($0.diffID)" }, dockerfile.map { "\($0.file):\($0.line)" },
      waiver.map { "waived by \($0.id)" }, known == true ? "known from the baseline" : nil,
    ].compactMap(\.self)
    return notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
  }
}

extension NativeReport.Waiver {
  /// Who waived what, why, and for how long.
  var sentence: String {
    let addition = [mitigation.map { "Mitigation: \($0)" }, ticket].compactMap(\.self)
    let approval =
      "Waiver \(id) (\(type)), approved by \(approvedBy) on \(approvedOn), valid until \(exemptUntil)"
    return ([approval + ". " + reason.onOneLine] + addition).joined(separator: " ")
  }
}
