import Checklists
import FoundationEssentials
import Testing

@testable import Reports

@Suite struct NativeReportTests {
  private let run = RunInfo(startedAt: 0, finishedAt: 86_400, toolVersion: "0.1.0")

  private func report(_ assessments: [Assessment], failingOn threshold: Category? = .three)
    -> NativeReport
  {
    NativeReport(assessments, gate: Gate(failingOn: threshold), run: run)
  }

  @Test(arguments: Sample.all)
  func `a report reads back as it was written`(sample: Sample) throws {
    let report = report(sample.assessments)
    let text = try report.rendered()
    #expect(try JSONDecoder().decode(NativeReport.self, from: Data(text.utf8)) == report)
  }

  @Test func `nothing invisible stands in the JSON`() throws {
    let text = try report([Samples.hostile]).rendered()
    let categories: Set<Unicode.GeneralCategory> = [.control, .format]
    #expect(
      !text.unicodeScalars.contains { $0 != "\n" && categories.contains($0.properties.generalCategory) })
    #expect(text.contains("\\u202e") && text.contains("\\u009b"))
  }

  @Test func `a report cut anywhere does not read back`() throws {
    let bytes = Array(try report([Samples.clean]).rendered().utf8)
    for length in 0..<bytes.count - 2 {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(NativeReport.self, from: Data(bytes.prefix(length)))
      }
    }
  }

  @Test func `the run is named by what it was about`() {
    #expect(report([Samples.clean]).run.id == report([Samples.clean]).run.id)
    #expect(report([Samples.clean]).run.id != report([Samples.ordinary]).run.id)
  }

  @Test func `times are UTC to the second`() {
    let run = report([Samples.clean]).run
    #expect(run.startedAt == "1970-01-01T00:00:00Z")
    #expect(run.finishedAt == "1970-01-02T00:00:00Z")
  }

  @Test(
    arguments: [(nil, "none", "passed", 0), (.two, "cat2", "failed", 1)]
      as [(Category?, String, String, Int32)])
  func `the gate explains itself`(
    threshold: Category?, word: String, verdict: String, exitCode: Int32
  ) {
    let report = report([Samples.ordinary], failingOn: threshold)
    #expect(report.gate.threshold == word)
    #expect(report.gate.verdict == verdict)
    #expect(report.exitCode == exitCode)
    #expect(report.run.exitCode == exitCode)
  }

  @Test func `each status is counted over all targets`() {
    let summary = report([Samples.hostile, Samples.ordinary]).summary
    #expect((summary.pass, summary.fail, summary.error) == (3, 5, 1))
    #expect((summary.notReviewed, summary.notApplicable) == (3, 2))
    #expect(summary.rules == 14 && summary.checked == 8)
    #expect(summary.open == NativeReport.OpenCounts(catI: 1, catII: 3, catIII: 1))
  }

  @Test func `results name their target`() {
    let report = report([Samples.clean, Samples.ordinary])
    #expect(report.target == report.targets.first)
    #expect(Set(report.results.map(\.target)) == Set(report.targets.map(\.reference)))
  }

  @Test func `references are given whole and by catalogue`() throws {
    let result = try #require(report([Samples.clean]).results.first)
    #expect(result.ccis == ["CCI-002235"])
    #expect(result.nist == ["AC-6 (10)"])
    #expect(result.references.last?["benchmark"] == "CIS Docker 1.6.0")
    #expect(
      result.severityBasis
        == NativeReport.SeverityBasis(kind: "borrowed", from: "DKER-EE-001970", reason: nil))
  }
}
