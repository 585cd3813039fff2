import Checklists
import Diagnostics
import Inspection
import Testing

/// The rules' own examples: each goes through the merge, the fact builder and the judge, as a real image does.
struct ExampleTests {
  static let checklists = (try? ChecklistLoader(FactModel.schema).load(ChecklistFile.shipped)) ?? []
  static let rules = checklists.flatMap(\.ownRules)

  @Test func `the shipped checklists load`() throws {
    #expect(
      try ChecklistLoader(FactModel.schema).load(ChecklistFile.shipped).map(\.id) == [
        "ai-workload", "disa-image", "cis-docker", "iron-bank",
      ])
  }

  @Test(arguments: rules)
  func `a rule says of its examples what they say of it`(rule: Rule) throws {
    for failure in try RuleTest(rule).failures {
      Issue.record(Comment(rawValue: failure.diagnostic.rendered))
    }
  }

  @Test(arguments: rules)
  func `an example notices each change to a condition`(rule: Rule) throws {
    for survivor in try [RuleTest(rule)].survivors(of: rule.mutants) {
      Issue.record(Comment(rawValue: survivor.survival.rendered))
    }
  }

  @Test(arguments: checklists)
  func `an example notices each change to a variable`(checklist: Checklist) throws {
    for survivor in try checklist.ownRules.map(RuleTest.init).survivors(of: checklist.variableMutants) {
      Issue.record(Comment(rawValue: survivor.survival.rendered))
    }
  }
}

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { id }
}

extension Checklist: CustomTestStringConvertible {
  public var testDescription: String { id }
}
