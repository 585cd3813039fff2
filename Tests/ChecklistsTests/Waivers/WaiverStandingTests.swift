import Checklists
import Testing

/// When a waiver counts, and whose word is enough.
struct WaiverStandingTests {
  @Test(arguments: [
    ("2026-09-30", WaiverStanding.notYetValid), ("2026-10-01", .inForce), ("2027-03-31", .inForce),
    ("2027-04-01", .expired),
  ])
  func `a waiver holds from its approval to its last day`(day: String, standing: WaiverStanding) throws {
    let waiver = try Waived.load(Waived.text).all[0]
    #expect(waiver.standing(on: try .on(day), category: .two, policy: WaiverPolicy()) == standing)
  }

  @Test(arguments: [
    ("2026-12-15", "pending", WaiverStanding.inForce), ("2026-12-16", "pending", .overdue),
    ("2026-12-16", "done", .inForce), ("2027-01-16", "done", .overdue), ("2027-04-01", "done", .expired),
  ])
  func `a plan exempts until its earliest unfinished milestone`(
    day: String, status: String, standing: WaiverStanding
  ) throws {
    let milestones = """
      milestones: [{description: rebuild, due: 2027-01-15}, \
      {description: publish, due: 2026-12-15, status: \(status)}]
      """
    let text = Waived.text.replacing("type: risk-accepted", with: "type: poam\n    " + milestones)
    let waiver = try Waived.load(text).all[0]
    #expect(waiver.standing(on: try .on(day), category: .two, policy: WaiverPolicy()) == standing)
  }

  @Test(arguments: [
    (Category.one, WaiverPolicy(), WaiverStanding.notAllowed),
    (.one, WaiverPolicy(allowsCategoryI: true), .inForce),
    (.one, WaiverPolicy(categoryIApprovers: ["ao@example.test"]), .inForce),
    (.one, WaiverPolicy(categoryIApprovers: ["issm@example.test"]), .notAllowed),
    (.two, WaiverPolicy(), .inForce),
  ])
  func `category I needs a policy or an approver`(
    category: Category, policy: WaiverPolicy, standing: WaiverStanding
  ) throws {
    let waiver = try Waived.load(Waived.text).all[0]
    #expect(waiver.standing(on: try .on("2026-11-24"), category: category, policy: policy) == standing)
  }

  @Test(arguments: [("2027-02-28", false), ("2027-03-01", true), ("2027-03-31", true), ("2027-04-01", false)])
  func `thirty days before its end a waiver is said to end`(day: String, isSaid: Bool) throws {
    #expect(try Waived.load(Waived.text).all[0].endsSoon(after: .on(day)) == isSaid)
  }
}
