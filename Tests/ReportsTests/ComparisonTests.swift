import Checklists
import Diagnostics
import Testing

@testable import Reports

/// What changed between two reports.
struct ComparisonTests {
  private func report(_ results: [RuleResult], name: String = "app") -> NativeReport {
    let target = TargetDescription(type: "image", name: name, tag: "1", source: "app.tar")
    let assessment = Assessment(target: target, checklists: [], results: results, problems: [])
    let run = RunInfo(startedAt: 0, finishedAt: 0, toolVersion: "0.1.0")
    return NativeReport([assessment], gate: Samples.gate, run: run)
  }

  private func setuid(_ paths: String..., outcome: Outcome = .fail, elements: Int? = 9) -> RuleResult {
    let findings = paths.map {
      Finding(message: "\($0) is setuid", location: FindingLocation(path: $0, line: paths.count))
    }
    return RuleResult(
      rule: Samples.setuid, checklist: "example", outcome: outcome, findings: findings, elements: elements)
  }

  @Test func `new, fixed and unchanged are told by fingerprint`() {
    let comparison = ReportComparison(
      from: report([setuid("/a", "/b")]), to: report([setuid("/b", "/c", "/d")]))
    #expect(comparison.new.map(\.path) == ["/c", "/d"])
    #expect(comparison.fixed.map(\.path) == ["/a"])
    #expect(comparison.unchanged.map(\.path) == ["/b"])
    #expect(comparison.changedRules.isEmpty)
  }

  @Test(
    arguments: [
      (Outcome.pass, 9, true), (.notApplicable(reason: "no files"), nil, true),
      (.notReviewed(question: "?"), 9, true),
      (.notReviewed(question: "?"), nil, false), (.error(reason: "damaged"), 9, false),
    ] as [(Outcome, Int?, Bool)])
  func `what nobody looked at is never fixed`(outcome: Outcome, elements: Int?, isFixed: Bool) {
    let now = report([setuid(outcome: outcome, elements: elements)])
    let comparison = ReportComparison(from: report([setuid("/a")]), to: now)
    #expect(comparison.fixed.count == (isFixed ? 1 : 0))
    #expect(comparison.notLookedAt.count == (isFixed ? 0 : 1))
    #expect(comparison.changedRules.map(\.new) == [outcome.status.rawValue])
  }

  @Test func `a rule that is gone is no longer looked at`() {
    let comparison = ReportComparison(from: report([setuid("/a")]), to: report([]))
    #expect(comparison.fixed.isEmpty && comparison.notLookedAt.count == 1)
    #expect(comparison.changedRules.map(\.old) == ["fail"] && comparison.changedRules.map(\.new) == [nil])
  }

  @Test func `another image has nothing fixed`() {
    let comparison = ReportComparison(from: report([setuid("/a")]), to: report([setuid()], name: "other"))
    #expect(comparison.fixed.isEmpty)
  }

  @Test(
    arguments: [(Category.one, false), (.two, true), (.three, true), (nil, false)] as [(Category?, Bool)])
  func `the threshold decides what is new enough`(threshold: Category?, hasNew: Bool) {
    let comparison = ReportComparison(from: report([setuid()]), to: report([setuid("/a")]))
    #expect(comparison.hasNew(atLeast: threshold) == hasNew)
  }

  @Test func `a comparison matches its golden file`() throws {
    let before = report([setuid("/a", "/b", "/\u{1B}[2J")] + Samples.ordinary.results.dropLast(4))
    let comparison = ReportComparison(from: before, to: report([setuid("/b", "/c")]))
    let text = ComparisonText(comparison, style: TextStyle()).rendered
    #expect(widest(text) <= 80)
    try expectGolden(text, "comparison.txt")
    try expectGolden(comparison.rendered(), "comparison.json")
  }

  @Test func `waivers are listed a row each`() throws {
    let rules = Samples.ordinary.results.map(\.rule)
    let waivers = try WaiverLoader(rules: rules).load(SourceText(name: "waivers.yaml", text: Samples.waivers))
    let listing = WaiverListing(WaiverList(waivers, rules: rules, on: Samples.today), style: TextStyle())
    #expect(widest(listing.table) <= 80)
    try expectGolden(listing.table, "waivers.txt")
    try expectGolden(listing.check, "waivers-check.txt")
    try expectGolden(listing.json, "waivers.json")
  }
}
