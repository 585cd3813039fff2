import Checklists
import Testing

@testable import Reports

/// Reports that are read back, by a baseline and by `diff`.
struct ReadingTests {
  private static func text() throws -> String {
    let run = RunInfo(startedAt: 0, finishedAt: 86_400, toolVersion: "0.1.0")
    return try NativeReport([Samples.ordinary], gate: Samples.gate, run: run).rendered()
  }

  @Test(arguments: [
    ("\"finishedAt\"", "\"endedAt\"", "the report lacks 'run.finishedAt'"),
    ("\"1.4.0\"", "\"2.0.0\"", "the report has the schema version '2.0.0'; this program reads 1"),
    ("\"1.4.0\"", "7", "'schemaVersion' has another type than in a report"),
    ("\"name\" : \"plimsoll\"", "\"name\" : \"trivy\"", "this is a report of 'trivy', not of plimsoll"),
    (
      "\"status\" : \"pass\"", "\"status\" : \"passed\"",
      "'results[0].status' is 'passed', which is no status"
    ),
    ("\"status\" : \"pass\"", "\"status\" : 7", "'results[0].status' has another type than in a report"),
    ("\"category\" : \"II\"", "\"category\" : \"IV\"", "'results[0].category' is 'IV', which is no category"),
    (
      "1970-01-02T00:00:00Z", "yesterday", "'run.finishedAt' is 'yesterday', which is no time in UTC"
    ),
    (
      "1970-01-01T00:00:00Z", "1970-01-01 ]]>Z",
      "'run.startedAt' is '1970-01-01 ]]>Z', which is no time in UTC"
    ),
    ("\"ruleId\" : \"EX-IMG-01\"", "\"ruleId\" : \"\"", "'results[1].ruleId' is empty"),
    (
      "\"diagnostics\" : [", "\"diagnostics\" : [{\"target\": \"x\", \"message\": \"\"}",
      "'diagnostics[0].target' is 'x', which is none of the targets"
    ),
    (
      "\"ruleId\" : \"EX-IMG-01\"", "\"ruleId\" : \"EX-IMG-00\"",
      "'results[1].ruleId' is 'EX-IMG-00', which its target has already"
    ),
    (
      "\"reference\" : \"", "\"reference\" : \"another ",
      "'results[0].target' is '\(Samples.ordinary.target.reference)', which is none of the targets"
    ),
  ])
  func `a report that is none is told apart`(part: String, replacement: String, message: String) throws {
    let text = try Self.text()
    try #require(text.contains(part))
    let bytes = Array(text.replacing(part, with: replacement).utf8)
    #expect(throws: NativeReport.ReadingError(description: "old.json: \(message)")) {
      try NativeReport(reading: bytes, named: "old.json")
    }
  }

  @Test(arguments: [
    ("", "the document is not JSON"), ("{", "the document is not JSON"),
    ("[]", "the document is no JSON report of plimsoll"), ("{}", "the report lacks 'schemaVersion'"),
  ])
  func `another document is told apart`(text: String, message: String) {
    #expect(throws: NativeReport.ReadingError(description: "x: \(message)")) {
      try NativeReport(reading: Array(text.utf8), named: "x")
    }
  }

  @Test(arguments: [
    [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], Array(#"\ud800"#.utf8), [0x00], [0x1B],
  ])
  func `what is no text is no report`(bytes: [UInt8]) throws {
    let text = Array(try Self.text().utf8)
    let place = try #require(text.firstRange(of: Array("no SSH server".utf8))?.lowerBound)
    #expect(throws: NativeReport.ReadingError(description: "x: the document is not JSON")) {
      try NativeReport(reading: text[..<place] + bytes + text[place...], named: "x")
    }
  }

  @Test func `keys of a later version are left aside`() throws {
    let text = try Self.text().replacing("\"exitCode\"", with: "\"more\" : {\"a\" : [1]}, \"exitCode\"")
    #expect(try NativeReport(reading: Array(text.utf8), named: "new.json").results.count == 8)
  }

  @Test func `a report of the first version reads back`() throws {
    let text = try Self.text().replacing("1.4.0", with: "1.0.0")
    #expect(try NativeReport(reading: Array(text.utf8), named: "old.json").day?.description == "1970-01-02")
  }

  @Test func `a waived finding is no baseline`() throws {
    let (assessments, review) = try Samples.exempted()
    let run = RunInfo(startedAt: 0, finishedAt: 0, toolVersion: "0.1.0")
    let report = NativeReport(assessments, gate: Samples.gate, run: run, exemptions: review)
    let entries = report.baseline(named: "old.json").entries
    #expect(!entries.contains { $0.rule == "EX-IMG-08" })
    // Known from an earlier baseline is open all the same.
    #expect(entries.contains { $0.message.hasPrefix("/opt/tools/run4 ") })
  }
}
