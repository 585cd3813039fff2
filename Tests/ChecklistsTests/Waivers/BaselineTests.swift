import Checklists
import Testing

/// What was open in an earlier report does not fail the gate.
struct BaselineTests {
  private func apply(
    _ baseline: Assessment, to assessment: Assessment, made: String = "2026-11-01",
    on day: String = "2026-11-24"
  ) throws -> (result: RuleResult, review: BaselineReview, exitCode: Int32) {
    let entries = baseline.results.flatMap { result in
      result.findings.map {
        Baseline.Entry(
          id: $0.id, rule: result.rule.id, repository: baseline.target.name, message: $0.message)
      }
    }
    let baseline = Baseline(source: "old.json", day: try .on(made), entries: entries)
    let (assessments, review) = baseline.apply(to: [assessment], on: try .on(day))
    let result = try #require(assessments.first?.results.first)
    return (result, review, Gate(failingOn: .three).verdict(on: assessments).exitCode)
  }

  @Test func `what was open is open and does not count`() throws {
    let (result, review, exitCode) = try apply(Waived.assessment(), to: Waived.assessment())
    #expect(result.outcome == .fail && result.isKnown && !result.isOpen)
    #expect(exitCode == 0)
    #expect(review.known == 2)
  }

  @Test func `what is new counts`() throws {
    let (result, _, exitCode) = try apply(Waived.assessment(["/a"]), to: Waived.assessment(["/a", "/b"]))
    #expect(result.openFindings.map(\.location.path) == ["/b"])
    #expect(exitCode == 1)
  }

  @Test(arguments: [
    (Outcome.pass, "registry.example.test/team/app", 2),
    (.error(reason: "damaged"), "registry.example.test/team/app", 0),
    (.pass, "other", 0),
  ])
  func `only what was looked at again is fixed`(outcome: Outcome, name: String, fixed: Int) throws {
    let now = Waived.assessment([], outcome: outcome, name: name)
    let (_, review, _) = try apply(Waived.assessment(), to: now)
    #expect(review.fixed.count == fixed)
    #expect(review.unseen.count == 2 - fixed)
  }

  @Test(arguments: [("2027-01-30", 0), ("2027-01-31", 1), ("2026-10-31", 1)])
  func `a baseline counts for ninety days and not before it was made`(day: String, exitCode: Int32) throws {
    let (_, review, code) = try apply(Waived.assessment(), to: Waived.assessment(), on: day)
    #expect(code == exitCode)
    #expect((review.refusal == nil) == (exitCode == 0))
    #expect(ExemptionReview(baseline: review).warnings.count == Int(exitCode))
  }
}
