import Checklists
import Reports
import TestSupport
import Testing

/// The shipped checklists as STIG Manager and STIG Viewer take them.
struct ChecklistExportTests {
  @Test(
    .enabled(if: XMLSchema.isAvailable, "needs xmllint"),
    .enabled(if: SharedData.path != nil, "needs the shared test data"))
  func `every checklist follows the schema of XCCDF 1.1`() throws {
    let schema = try #require(SharedData.path) + "/formats/schemas/xccdf/xccdf/1.1/xccdf-schema.xsd"
    let documents = ExampleTests.checklists.map { ChecklistFormat.xccdf.render($0) }
    try #require(!documents.isEmpty)
    #expect(try XMLSchema.problems(in: documents, schemaFile: schema) == [])
    let broken = documents[0].replacing("<status date=", with: "<state date=")
    #expect(try XMLSchema.problems(in: [broken], schemaFile: schema) != [])
  }

  /// STIG Manager reads the release with this shape, and throws without it.
  @Test(arguments: ExampleTests.checklists.map(\.id))
  func `the release is what STIG Manager reads`(id: String) throws {
    let checklist = try #require(ExampleTests.checklists.first { $0.id == id })
    let text = ChecklistFormat.xccdf.render(checklist)
    let (year, day) = try #require(checklist.reference.date.map { ($0.prefix(4), $0.suffix(2)) })
    #expect(
      text.contains(
        "<plain-text id=\"release-info\">Release: 0 Benchmark Date: \(day) Nov \(year)</plain-text>"))
    #expect(text.contains("<status date=\"\(year)-11-\(day)\">") && text.contains("<version>1</version>"))
  }

  @Test func `every rule has a check, a fix and identifiers in the manner of DISA`() throws {
    for checklist in ExampleTests.checklists {
      let text = ChecklistFormat.xccdf.render(checklist)
      for rule in checklist.rules {
        #expect(text.contains("<Group id=\"V-\(rule.id)\">"), "\(rule.id)")
        #expect(text.contains("<Rule id=\"SV-\(rule.id)_rule\" "), "\(rule.id)")
      }
      let count = checklist.rules.count
      for element in ["<check-content>", "<fixtext ", "&lt;VulnDiscussion&gt;"] {
        #expect(text.count(of: element) == count, "\(element)")
      }
    }
  }
}

extension String {
  /// How often a part stands in the text.
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
