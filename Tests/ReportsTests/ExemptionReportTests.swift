import Checklists
import FoundationEssentials
import Testing

@testable import Reports

private let run = RunInfo(startedAt: 1_795_456_800, finishedAt: 1_795_456_807, toolVersion: "0.1.0")

/// Waivers and a baseline, as reports tell them.
struct ExemptionReportTests {
  @Test(arguments: [(80, false), (120, true)])
  func `a text report with exemptions matches its golden file`(width: Int, showsAll: Bool) throws {
    let (assessments, review) = try Samples.exempted()
    let style = TextStyle(width: width, showsAll: showsAll)
    let text = try render(.text, assessments, style: style, exemptions: review)
    #expect(widest(text) <= width)
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    try expectGolden(text, "exempted-\(width).txt")
  }

  @Test func `a JSON report with exemptions matches its golden file and reads back`() throws {
    let (assessments, review) = try Samples.exempted()
    let report = NativeReport(assessments, gate: Samples.gate, run: run, exemptions: review)
    let text = try report.rendered()
    try expectGolden(text, "exempted.json")
    #expect(try NativeReport(reading: Array(text.utf8), named: "report.json") == report)
  }

  @Test func `statuses are what they were without waivers`() throws {
    let (assessments, _) = try Samples.exempted()
    #expect(assessments[0].results.map(\.outcome) == Samples.ordinary.results.map(\.outcome))
    #expect(
      assessments[0].results.flatMap(\.findings).map(\.id)
        == Samples.ordinary.results.flatMap(\.findings).map(\.id))
  }

  @Test func `what the gate does not count stands beside the status`() throws {
    let (assessments, review) = try Samples.exempted()
    let report = NativeReport(assessments, gate: Samples.gate, run: run, exemptions: review)
    #expect(report.summary.fail == 3)
    #expect(report.summary.waived == 1)
    #expect(report.summary.open == NativeReport.OpenCounts(catI: 0, catII: 2, catIII: 0))
    #expect(report.results.filter { $0.exempt == "waived" }.map(\.ruleId) == ["EX-IMG-08"])
  }
}
