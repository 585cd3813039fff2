import Checklists
import Expressions
import FoundationEssentials
import Inspection
import Reports
import Testing

/// The documents that are made from the program's own tables; `RECORD_GOLDEN=1` writes them anew.
struct DocumentationTests {
  @Test(arguments: [
    ("rules.md", RuleReference(ExampleTests.checklists).markdown),
    ("facts.md", FactReference(FactModel.schema).markdown), ("rule.schema.json", RuleSchema.text),
    ("checklist.schema.json", ChecklistSchema.text),
  ])
  func `a generated document is fresh`(name: String, text: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded docs/\(name)")
      return
    }
    let expected = try Data(contentsOf: file)
    #expect(
      Array(expected) == Array(text.utf8),
      "docs/\(name) is stale: RECORD_GOLDEN=1 swift test --filter DocumentationTests")
  }

  /// A cost of a fact that does not exist would never be shown.
  @Test(arguments: FactModel.schema.costs.keys)
  func `every cost is that of a fact`(read: FactRead) {
    let environment = FactModel.schema.environment
    switch read {
    case .variable(let name): #expect(environment.slot(of: name) != nil)
    case .field(let type, let name): #expect(environment.objectType(type)?.index(of: name) != nil)
    }
  }

  @Test(arguments: FactModel.schema.environment.variables.map(\.name))
  func `every fact has a cost`(name: String) {
    #expect(FactModel.schema.costs[.variable(name)] != nil)
  }
}
