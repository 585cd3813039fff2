import Checklists
import Testing

/// The verdict is the promise that CI scripts on.
struct GateTests {
  struct Case: CustomTestStringConvertible {
    let outcomes: [(Outcome, Category)]
    let threshold: Category?
    let exitCode: Int32
    var testDescription: String { "\(outcomes.map(\.0.status.rawValue)) at \(threshold?.numeral ?? "none")" }
  }

  static let cases = [
    Case(outcomes: [(.pass, .two)], threshold: .three, exitCode: 0),
    Case(outcomes: [(.pass, .two), (.fail, .three)], threshold: .three, exitCode: 1),
    Case(outcomes: [(.pass, .two), (.fail, .three)], threshold: .two, exitCode: 0),
    Case(outcomes: [(.pass, .two), (.fail, .one)], threshold: nil, exitCode: 0),
    Case(outcomes: [(.fail, .one), (.error(reason: "x"), .two)], threshold: .one, exitCode: 3),
    Case(outcomes: [(.error(reason: "x"), .two)], threshold: nil, exitCode: 3),
    Case(outcomes: [(.notReviewed(question: "x"), .two)], threshold: .three, exitCode: 3),
    Case(outcomes: [(.notApplicable(reason: "x"), .two)], threshold: .three, exitCode: 3),
    Case(outcomes: [], threshold: .three, exitCode: 3),
  ]

  @Test(arguments: cases)
  func `a verdict is never better than its worst outcome`(_ test: Case) {
    let verdict = Gate(failingOn: test.threshold).verdict(on: [assessment(test.outcomes)])
    #expect(verdict.exitCode == test.exitCode)
    #expect(verdict.reasons.isEmpty == (test.exitCode == 0))
  }

  @Test func `nothing scanned is incomplete`() {
    #expect(Gate(failingOn: .three).verdict(on: []).exitCode == 3)
  }

  @Test func `one unreadable target makes the whole run incomplete`() {
    let good = assessment([(.pass, .two)])
    let bad = Assessment(target: good.target, checklists: [], results: [], problems: ["unreadable"])
    #expect(Gate(failingOn: .three).verdict(on: [good, bad]).exitCode == 3)
  }

  private func assessment(_ outcomes: [(Outcome, Category)]) -> Assessment {
    let results = outcomes.map { outcome, category in
      RuleResult(
        rule: Rule(
          id: "R", title: "", severity: Severity(category: category, basis: .assigned),
          source: SourceReference(document: "", version: "", section: ""), references: [], aliases: [],
          subject: .image, decides: .both, isGate: false, why: "", fix: "", review: nil),
        checklist: "c", outcome: outcome, findings: [], elements: nil)
    }
    return Assessment(
      target: TargetDescription(type: "image", name: "t", source: "t"), checklists: [], results: results,
      problems: [])
  }
}
