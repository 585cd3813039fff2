import Checklists
import Testing

@testable import Reports

/// What formats must say, each test a trap that importers set.
struct FormatMeaningTests {
  private static func json(_ format: ReportFormat, _ contents: SARIFContents = .findings) throws -> JSONValue
  {
    var options = ReportOptions()
    options.sarifInclude = contents
    return try JSONValue(FormatSamples.render(format, [FormatSamples.everything()], options))
  }

  private static func xml(_ format: ReportFormat) throws -> String {
    try FormatSamples.render(format, [FormatSamples.everything()])
  }

  /// The statuses of the sample, with those that a checklist of DISA's takes back.
  private static func statuses() throws -> [String: Int] {
    try FormatSamples.everything().results.map(\.checklistStatus.rawValue).counted
  }

  @Test func `a rule that was not evaluated is never not_a_finding`() throws {
    let rules = try #require(try Self.json(.cklb)["stigs"]?[0]?["rules"]).elements
    for id in ["EX-ERROR", "EX-ASK", "EX-LOOK"] {
      let rule = rules.first { $0["rule_version"]?.string == id }
      #expect(rule?["status"]?.string == "not_reviewed", "\(id)")
    }
    let error = rules.first { $0["rule_version"]?.string == "EX-ERROR" }
    #expect(error?["finding_details"]?.string?.contains("the gzip stream ended early") == true)
  }

  @Test func `a rule that nobody looked at has no details, so that it is not imported as looked at`() throws {
    let rules = try #require(try Self.json(.cklb)["stigs"]?[0]?["rules"]).elements
    #expect(rules.first { $0["rule_version"]?.string == "EX-ASK" }?["finding_details"]?.string == "")
  }

  @Test func `a risk that is accepted stays open, and only what is none is taken back`() throws {
    let rules = try #require(try Self.json(.cklb)["stigs"]?[0]?["rules"]).elements
    let statuses = ["EX-PING", "EX-PLAN", "EX-KNOWN", "EX-SETUID", "EX-FALSE", "EX-OTHER"].map { id in
      rules.first { $0["rule_version"]?.string == id }?["status"]?.string
    }
    #expect(statuses == ["open", "open", "open", "open", "not_a_finding", "not_applicable"])
  }

  @Test func `CKLB counts each status as the report does`() throws {
    let counts = try Self.json(.cklb).all("status").compactMap(\.string).counted
    let expected = try Self.statuses()
    #expect(counts["open"] == expected["fail"] && counts["not_a_finding"] == expected["pass"])
    #expect(counts["not_applicable"] == expected["not_applicable"])
    #expect(counts["not_reviewed"] == (expected["not_reviewed"] ?? 0) + (expected["error"] ?? 0))
  }

  @Test func `CKL counts each status as CKLB does`() throws {
    let text = try Self.xml(.ckl)
    let expected = try Self.statuses()
    let counts = ["Open", "NotAFinding", "Not_Applicable", "Not_Reviewed"].map {
      text.count(of: "<STATUS>\($0)</STATUS>")
    }
    #expect(counts == [expected["fail"], expected["pass"], expected["not_applicable"], 3])
  }

  @Test func `XCCDF counts each status as the report does`() throws {
    let text = try Self.xml(.xccdf)
    let expected = try Self.statuses()
    for (word, status) in [
      ("pass", "pass"), ("fail", "fail"), ("notapplicable", "not_applicable"), ("notchecked", "not_reviewed"),
      ("error", "error"),
    ] {
      #expect(text.count(of: "<result>\(word)</result>") == expected[status], "\(word)")
    }
  }

  @Test func `HDF counts each status as the report does`() throws {
    let controls = try #require(try Self.json(.hdf)["profiles"]?[0]?["controls"]).elements
    // As Heimdall reads them: no impact is not applicable, and of several results the worst counts.
    let statuses = controls.map { control in
      let words = control.all("status").compactMap(\.string)
      if control["impact"] == .number(0) { return "not_applicable" }
      return ["error", "failed", "passed", "skipped"].first(where: words.contains) ?? ""
    }.counted
    let expected = try FormatSamples.everything().summary
    #expect(statuses["failed"] == expected.fail && statuses["passed"] == expected.pass)
    #expect(statuses["skipped"] == expected.notReviewed && statuses["error"] == expected.error)
    #expect(statuses["not_applicable"] == expected.notApplicable)
  }

  @Test func `an error has a backtrace in HDF, which alone shows it as one`() throws {
    let controls = try #require(try Self.json(.hdf)["profiles"]?[0]?["controls"]).elements
    let results = controls.flatMap { $0["results"]?.elements ?? [] }
    #expect(results.filter { $0["backtrace"] != nil }.map { $0["status"]?.string } == ["error"])
  }

  @Test func `a waiver skips a control in HDF only where it does not apply`() throws {
    let controls = try #require(try Self.json(.hdf)["profiles"]?[0]?["controls"]).elements
    let skipped = controls.filter { $0["waiver_data"]?["skipped_due_to_waiver"] == .bool(true) }
    #expect(skipped.map { $0["tags"]?["stig_id"]?.string } == ["EX-OTHER"])
    #expect(controls.count { $0["waiver_data"] != nil } == 3)
  }

  @Test func `JUnit counts each status as the report does`() throws {
    let text = try Self.xml(.junit)
    let summary = try FormatSamples.everything().summary
    let waived = summary.waived ?? 0
    #expect(text.count(of: "<testcase ") == summary.rules)
    #expect(text.count(of: "<failure ") == summary.fail - waived)
    #expect(text.count(of: "<error ") == summary.error)
    #expect(text.count(of: "<skipped ") == summary.notApplicable + summary.notReviewed + waived)
  }

  @Test func `JUnit waived is skipped`() throws {
    let text = try Self.xml(.junit)
    #expect(text.count(of: "<skipped message=\"waived: Waiver WVR-") == 3)
    #expect(!text.contains("<failure type=\"CAT III\" message=\"/usr/bin/ping opens"))
  }

  @Test func `a target that could not be read is an error of JUnit, and no empty suite`() throws {
    let assessment = Assessment(
      target: Samples.target(), checklists: [], results: [], problems: ["inference.tar: no such file"])
    let report = NativeReport([assessment], gate: Samples.gate, run: FormatSamples.run)
    let text = try FormatSamples.render(.junit, [report])
    #expect(text.contains("tests=\"1\" failures=\"0\" errors=\"1\""))
    #expect(text.contains("<error type=\"not evaluated\" message=\"inference.tar: no such file\"/>"))
    let quality = try FormatSamples.render(.gitlabCodeQuality, [report])
    #expect(quality.contains("\"blocker\"") && quality.contains("inference.tar: no such file"))
    let sarif = try FormatSamples.render(.sarif, [report])
    #expect(
      sarif.contains("\"executionSuccessful\" : false") && sarif.contains("inference.tar: no such file"))
    #expect(try FormatSamples.render(.github, [report]).hasPrefix("::error title=plimsoll::"))
    #expect(try FormatSamples.render(.gitlabSAST, [report]).contains("\"status\" : \"failure\""))
  }

  @Test func `exactly one message per XCCDF rule-result`() throws {
    let text = try Self.xml(.xccdf)
    let results = text.count(of: "<rule-result ")
    #expect(results == 12)
    #expect(text.count(of: "<message severity=\"info\">") == results)
    #expect(text.count(of: "<message") == results)
    #expect(text.count(of: "<check-content-ref ") == results)
  }

  @Test func `no override element`() throws {
    #expect(!(try Self.xml(.xccdf)).contains("<override"))
  }

  @Test func `XCCDF names product and version, without which STIG Manager throws`() throws {
    #expect(try Self.xml(.xccdf).contains("test-system=\"cpe:/a:plimsoll:plimsoll:0.1.0\""))
  }

  @Test func `an override of the category has a reason by both names`() throws {
    let rules = try #require(try Self.json(.cklb)["stigs"]?[0]?["rules"]).elements
    let override = rules.first { $0["rule_version"]?.string == "EX-PING" }?["overrides"]?["severity"]
    #expect(override?["severity"]?.string == "low")
    #expect(
      override?["reason"] == override?["justification"]
        && override?["reason"]?.string == "The network is closed.")
  }

  @Test func `the version is a text and the release ends with white space`() throws {
    let stig = try #require(try Self.json(.cklb)["stigs"]?[0])
    #expect(stig["version"]?.string == "1")
    #expect(stig["release_info"]?.string == "Release: 2 Benchmark Date: 01 Nov 2026")
  }

  @Test func `GitLab gets times without a zone, and the rule as what it follows a finding by`() throws {
    let report = try Self.json(.gitlabSAST)
    #expect(report["scan"]?["start_time"]?.string == "2026-11-23T18:00:00")
    #expect(report["scan"]?["status"]?.string == "failure")
    let first = report["vulnerabilities"]?.elements.map { $0["identifiers"]?[0]?["value"]?.string }
    #expect(first == ["EX-USER", "EX-SETUID", "EX-PLAN", "EX-KNOWN"])
  }

  @Test func `a namespace and a plan are what the user says`() throws {
    var options = ReportOptions()
    options.xccdfNamespace = "org.example"
    options.oscalAssessmentPlan = "plan.json"
    let text = try FormatSamples.render(.xccdf, [FormatSamples.everything()], options)
    #expect(text.contains("idref=\"xccdf_org.example_rule_SV-EX-PASS_rule\"") && !text.contains("mil.disa"))
    let plan = try JSONValue(
      FormatSamples.render(.oscalAssessmentResults, [FormatSamples.everything()], options))
    #expect(plan["assessment-results"]?["import-ap"] == .object(["href": .string("plan.json")]))
  }

  @Test func `an asset is named as the user said`() throws {
    #expect(try Self.json(.cklb)["target_data"]?["host_name"]?.string == "inference-01")
    #expect(try Self.xml(.ckl).contains("<HOST_NAME>inference-01</HOST_NAME>"))
    #expect(try Self.xml(.xccdf).contains("<target>inference-01</target>"))
    let unnamed = NativeReport([Samples.ordinary], gate: Samples.gate, run: FormatSamples.run)
    #expect(try FormatSamples.render(.ckl, [unnamed]).contains("<HOST_NAME>inference</HOST_NAME>"))
  }
}

extension Sequence where Element == String {
  fileprivate var counted: [String: Int] { reduce(into: [:]) { $0[$1, default: 0] += 1 } }
}

extension String {
  /// How often a part stands in the text.
  func count(of part: String) -> Int { ranges(of: part).count }
}
