import Checklists
import FoundationEssentials
import Testing

@testable import Reports

/// Reports that are read back and written in another format.
struct ConversionTests {
  private static let formats = ReportFormat.allCases.filter { $0 != .text }

  @Test(arguments: formats)
  func `a report that was written and read gives the same bytes`(format: ReportFormat) throws {
    let report = try FormatSamples.everything()
    let again = try NativeReport(reading: Array(report.rendered().utf8), named: "report.json")
    #expect(try FormatSamples.render(format, [again]) == FormatSamples.render(format, [report]))
  }

  @Test func `a scan writes what a conversion writes`() throws {
    var scan = ReportConversion([Samples.traced], gate: Samples.gate, run: FormatSamples.run)
    let report = NativeReport([Samples.traced], gate: Samples.gate, run: FormatSamples.run)
    for format in Self.formats {
      #expect(try scan.render(format) == FormatSamples.render(format, [report]), "\(format.rawValue)")
    }
  }

  @Test(arguments: ["1.0.0", "1.1.0", "1.2.0", "1.3.0"], formats)
  func `a report of an earlier version converts`(version: String, format: ReportFormat) throws {
    let file = goldenFolder.appending(path: "Earlier/\(version).json")
    let report = try NativeReport(reading: Array(try Data(contentsOf: file)), named: version)
    var options = ReportOptions()
    // The first one is about two images.
    if version == "1.0.0", format != .json { options.targets = ["registry.example.test/team/inference"] }
    #expect(try FormatSamples.render(format, [report], options).utf8.count > 100)
  }

  @Test func `a report of a later version converts without what is new in it`() throws {
    let report = try FormatSamples.everything()
    let text = try report.rendered().replacing("\"1.4.0\"", with: "\"1.99.0\"")
      .replacing("\"findings\" :", with: "\"novelty\" : [{\"a\" : null}], \"findings\" :")
    let later = try NativeReport(reading: Array(text.utf8), named: "later.json")
    for format in Self.formats where format != .json {
      // A page carries the report with its version.
      let text = try FormatSamples.render(format, [later]).replacing("\"1.99.0\"", with: "\"1.4.0\"")
      #expect(try text == FormatSamples.render(format, [report]), "\(format.rawValue)")
    }
  }

  @Test func `text is not made from a report`() throws {
    #expect(throws: ReportFormat.Unsuitable(description: "text is written by scan alone")) {
      try FormatSamples.render(.text, [FormatSamples.everything()])
    }
  }

  @Test(arguments: [ReportFormat.cklb, .ckl, .xccdf, .hdf])
  func `what is about one target says so`(format: ReportFormat) throws {
    let several = NativeReport([Samples.clean, Samples.ordinary], gate: Samples.gate, run: FormatSamples.run)
    let error = #expect(throws: ReportFormat.Unsuitable.self) { try FormatSamples.render(format, [several]) }
    let message =
      "\(format.rawValue) holds one target, and there are 2: app.tar, registry.example.test/team/inference:1.4.2@"
    #expect(error?.description.hasPrefix(message) == true)
    var options = ReportOptions()
    options.targets = ["app.tar"]
    #expect(try FormatSamples.render(format, [several], options).isEmpty == false)
    options.targets = ["ap.tar"]
    #expect(
      throws: ReportFormat.Unsuitable(
        description: "the report has no target 'ap.tar'; did you mean 'app.tar'?")
    ) {
      try FormatSamples.render(format, [several], options)
    }
  }

  @Test func `what is about one checklist says so, and takes the one that is chosen`() throws {
    let other = ChecklistReference(id: "other", title: "Other", version: "2", sha256: "")
    let results = Samples.ordinary.results.enumerated().map { index, result in
      RuleResult(
        rule: result.rule, checklist: index < 2 ? "other" : "example", outcome: result.outcome,
        findings: result.findings, elements: result.elements)
    }
    let assessment = Assessment(
      target: Samples.target(), checklists: [Samples.checklist, other], results: results, problems: [])
    let report = NativeReport([assessment], gate: Samples.gate, run: FormatSamples.run)
    #expect(
      throws: ReportFormat.Unsuitable(
        description: "xccdf holds one checklist, and there are 2: example, other")
    ) {
      try FormatSamples.render(.xccdf, [report])
    }
    var options = ReportOptions()
    options.checklists = ["other"]
    let text = try FormatSamples.render(.xccdf, [report], options)
    #expect(text.count(of: "<rule-result ") == 2 && text.contains("_benchmark_other\""))
    let cklb = try JSONValue(FormatSamples.render(.cklb, [report]))
    #expect(cklb.all("stig_id") == [.string("example"), .string("other")])
  }

  @Test func `several reports make one document`() throws {
    let reports = try FormatSamples.all().map(\.report)
    let cases = reports.reduce(0) { $0 + $1.results.count + $1.diagnostics.count }
    #expect(try FormatSamples.render(.junit, reports).count(of: "<testcase ") == cases)
    let oscal = try JSONValue(FormatSamples.render(.oscalAssessmentResults, reports))
    #expect(
      oscal["assessment-results"]?["results"]?.elements.count == reports.reduce(0) { $0 + $1.targets.count })
    for format in [ReportFormat.oscalAssessmentResults, .oscalPlanOfAction] {
      let uuids = try JSONValue(FormatSamples.render(format, reports)).all("uuid").compactMap(\.string)
      #expect(Set(uuids).count == uuids.count, "\(format.rawValue)")
    }
    #expect(throws: ReportFormat.Unsuitable(description: "json is one report as a whole")) {
      try FormatSamples.render(.json, reports)
    }
  }

  @Test func `a report twice in one document is told apart`() throws {
    let report = try FormatSamples.everything()
    let uuids = try JSONValue(FormatSamples.render(.oscalAssessmentResults, [report, report])).all("uuid")
    #expect(Set(uuids.compactMap(\.string)).count == uuids.count)
    let fingerprints = try JSONValue(FormatSamples.render(.gitlabCodeQuality, [report, report])).all(
      "fingerprint")
    #expect(Set(fingerprints.compactMap(\.string)).count == fingerprints.count)
  }

  @Test func `an image that was named twice keeps each result once`() throws {
    let report = NativeReport(
      [Samples.ordinary, Samples.ordinary], gate: Samples.gate, run: FormatSamples.run)
    let split = TargetReport.all(of: [report])
    #expect(split.map(\.results.count) == [8, 8])
    #expect(split.map(\.ordinal) == [0, 1])
  }

  @Test func `a report without a target has nothing to write`() throws {
    let nothing = NativeReport([], gate: Samples.gate, run: FormatSamples.run)
    for format in Self.formats where format != .json {
      #expect(throws: ReportFormat.Unsuitable(description: "the report has no target")) {
        try FormatSamples.render(format, [nothing])
      }
    }
  }

  @Test func `risks and items of a plan have the same UUIDs in a later run`() throws {
    let later = NativeReport(
      [Samples.ordinary], gate: Samples.gate,
      run: RunInfo(startedAt: 1_800_000_000, finishedAt: 1_800_000_001, toolVersion: "0.2.0"))
    let plans = try [later, NativeReport([Samples.ordinary], gate: Samples.gate, run: FormatSamples.run)].map
    {
      try #require(
        try JSONValue(FormatSamples.render(.oscalPlanOfAction, [$0]))["plan-of-action-and-milestones"])
    }
    for key in ["poam-items", "risks", "system-id"] {
      let uuids = plans.map { $0[key]?.all("uuid") ?? [] }
      #expect(uuids[0] == uuids[1])
    }
    #expect(plans[0]["uuid"] != plans[1]["uuid"])
  }

  @Test func `a plan without a failure is valid and says so`() throws {
    let report = NativeReport([Samples.clean], gate: Samples.gate, run: FormatSamples.run)
    let text = try FormatSamples.render(.oscalPlanOfAction, [report])
    #expect(text.contains("\"title\" : \"No rule failed\"") && !text.contains("\"risks\""))
  }

  @Test(arguments: [
    ("AC-6 (10)", "ac-6.10", "ac-6.10_smt"), ("CM-7 a", "cm-7", "cm-7_smt.a"), ("SC-5", "sc-5", "sc-5_smt"),
    ("CM-7 (5)(b)", "cm-7.5", "cm-7.5_smt.b"), ("CM-7 (1) (b)", "cm-7.1", "cm-7.1_smt.b"),
    ("IA-5(2)(a)(1)", "ia-5.2", "ia-5.2_smt.a.1"),
  ])
  func `a control is named as catalogues of OSCAL name it`(text: String, control: String, statement: String)
    throws
  {
    let named = try #require(ControlStatement(text))
    #expect(named.control == control && named.id == statement)
  }

  @Test(arguments: [
    "", "AC", "AC-", "AC6", "ACE-6", "AC-6 (10) or so", "A C-6", "АС-6", "AC-6\u{301}", "AC-6666",
  ])
  func `what is no control is left out`(text: String) {
    #expect(ControlStatement(text) == nil)
  }

  @Test func `a statement is satisfied only where every rule behind it passed`() throws {
    let findings = try JSONValue(FormatSamples.render(.oscalAssessmentResults, [FormatSamples.everything()]))
      .all("findings").flatMap(\.elements)
    let states = findings.map { finding in
      [
        finding["title"]?.string, finding["target"]?["status"]?["state"]?.string,
        finding["target"]?["status"]?["reason"]?.string,
      ]
    }
    #expect(
      states == [
        ["ac-6.8_smt", "not-satisfied", "fail"], ["cm-6_smt.b", "not-satisfied", "other"],
        ["cm-7_smt.a", "not-satisfied", "fail"],
      ])
  }

  @Test(arguments: [
    ("1.2.0", "1", "2"), ("1.0.0", "1", "0"), ("2.3.4", "2", "3.4"), ("1", "1", "0"), ("", "0", "0"),
    ("2026-11", "2026", "11"), ("v1.10.0-rc2", "1", "10"), ("x", "0", "0"),
  ])
  func `a version is one of DISA's`(text: String, version: String, release: String) {
    let made = ChecklistRelease(id: "x", title: "", version: text, date: nil)
    #expect(made.version == version && made.release == release)
    #expect(made.info == "Release: \(release) Benchmark Date: unknown")
  }

  @Test func `identifiers stay within what STIG Manager keeps, and apart`() {
    let long = String(repeating: "A", count: 60)
    let ids = ["DISA-IMG-02", long, long + "B", "a b", "a-b", "ä", "", "\u{301}"].map {
      RuleIdentity($0).ruleID
    }
    #expect(ids[0] == "SV-DISA-IMG-02_rule")
    #expect(ids.allSatisfy { $0.utf8.count <= 45 })
    #expect(Set(ids).count == ids.count)
  }
}
