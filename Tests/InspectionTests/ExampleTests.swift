import Checklists
import Diagnostics
import Inspection
import Testing

/// The rules' own examples: each goes through the merge, the fact builder and the judge, as a real image does.
struct ExampleTests {
  static let rules: [Rule] = {
    let checklists = (try? ChecklistLoader(FactModel.schema).load(ChecklistFile.shipped)) ?? []
    return checklists.flatMap { checklist in checklist.rules.filter { $0.checklist == checklist.id } }
  }()

  @Test func `the shipped checklists load`() throws {
    #expect(
      try ChecklistLoader(FactModel.schema).load(ChecklistFile.shipped).map(\.id) == [
        "disa-image", "cis-docker",
      ])
  }

  @Test(arguments: rules)
  func `a rule says of its examples what they say of it`(rule: Rule) throws {
    for example in rule.examples {
      let image = try ExampleImage(example).image
      let result = Judge(ImageFacts(image, now: 1_790_000_000)).judge(rule, example: example)
      let places = result.findings.map(\.location)
      let comment = "\(rule.id), \(example.name): \(result.outcome) \(result.findings)"
      #expect(result.outcome.status == example.outcome, Comment(rawValue: comment))
      if let expected = example.findings {
        // Accounts and packages stand in a file; an example may name them or it.
        let agree =
          places.count == expected.count
          && zip(places, expected).allSatisfy { [$0.path, $0.subject].contains($1) }
        #expect(agree, Comment(rawValue: comment))
      }
    }
  }
}

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { id }
}
