import Checklists
import FoundationEssentials
import Inspection
import TestSupport
import Testing

/// What is promised of every rule that travels inside the command.
struct HouseRuleTests {
  @Test(arguments: ExampleTests.rules)
  func `every reference says how it is known`(rule: Rule) {
    for reference in rule.references {
      #expect(["guide", "seen", "derived", "memory"].contains(reference["provenance"] ?? ""))
    }
  }

  /// Wrong meanings that public repositories give to real ids.
  @Test(arguments: [
    ("DKER-EE-002000", "trusted"), ("CNTR-K8-001160", "network"), ("CNTR-K8-000360", "sign"),
    ("CNTR-K8-000410", "read-only"), ("CNTR-K8-000440", "limit"), ("APSC-DV-003110", "third"),
    ("APSC-DV-003110", "error"), ("APSC-DV-003100", "sbom"), ("APSC-DV-003140", "incident"),
  ])
  func `no id stands for what it does not mean`(id: String, meaning: String) {
    for rule in ExampleTests.rules where rule.title.lowercased().contains(meaning) {
      #expect(!rule.references.contains { $0.fields.contains { $0.value == id } }, "\(rule.id)")
    }
  }

  /// Two different rules end in CTR-000330, so an id is written in full.
  @Test(arguments: ExampleTests.rules)
  func `ids are written in full`(rule: Rule) {
    for srg in rule.references.compactMap({ $0["srg"] }) {
      #expect(srg.hasPrefix("SRG-APP-"), "\(rule.id): \(srg)")
    }
    for value in rule.references.flatMap(\.fields).map(\.value) {
      #expect(!value.hasPrefix("CTR-") && !value.contains("PW.4.5"), "\(rule.id): \(value)")
    }
  }

  @Test(.enabled(if: SharedData.path != nil, "needs the catalogue of requirements"))
  func `every severity is the catalogue's`() throws {
    let path = (SharedData.path ?? "") + "/catalogue/requirements.json"
    let catalogue = try JSONDecoder().decode(Catalogue.self, from: Data(SharedData.bytes(of: path) ?? []))
    // What linters of Dockerfiles ask besides, and parts of rows: how a program was compiled, what Python runs, and the
    // case of AI-AVL-01 that is of category I.
    let ownPractice = ["DF-INSTALL", "DF-UPGRADE", "AI-INT-05b", "AI-INT-06b", "AI-INT-13b", "AI-AVL-01b"]
    for rule in ExampleTests.rules where !ownPractice.contains(rule.id) {
      let row = try #require(catalogue.checklists.values.joined().first { $0.id == rule.id }, "\(rule.id)")
      // The first numeral counts: the others are for cases that no rule tells apart yet.
      let numeral = row.sev.prefix { $0 == "I" }
      #expect(rule.severity.category.numeral == numeral, "\(rule.id): \(row.sev)")
    }
  }

  private struct Catalogue: Decodable {
    struct Row: Decodable {
      let id: String
      let sev: String
    }
    let checklists: [String: [Row]]
  }
}
