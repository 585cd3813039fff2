import Checklists
import Reports
import Testing

@Suite struct RuleTextTests {
  @Test func `a rule is explained in full`() throws {
    let text = RuleText(Samples.setuid, style: TextStyle()).rendered
    #expect(widest(text) <= 80)
    try expectGolden(text, "explain.txt")
  }

  @Test func `checklists are listed a line each`() throws {
    let short = ChecklistReference(id: "tiny", title: "One Rule", version: "0.9.0", sha256: "ab")
    let text = ChecklistListing(style: TextStyle()).list([(Samples.checklist, 24, false), (short, 1, true)])
    try expectGolden(text, "checklists.txt")
  }

  @Test func `the rules of a checklist are listed a line each`() throws {
    let rules = Samples.ordinary.results.map(\.rule)
    let text = ChecklistListing(style: TextStyle()).show(Samples.checklist, rules: rules)
    #expect(widest(text) <= 80)
    try expectGolden(text, "checklist.txt")
  }
}
