import Checklists
import Diagnostics
import Testing

/// What a checklist takes over from the one it extends, and changes in it.
struct ExtensionTests {
  private static let own = ChecklistFile(
    path: "acme/ACME-1.yaml",
    text: Toy.rule(id: "ACME-1").replacing(
      "box.size > params.largest", with: "box.size > variables.limit || box.size > params.most"))

  private static let tailoring = """
    params: {most: {type: int, default: 50, description: most}}
    disable: [TOY-2]
    set: {largest: 20}
    severity: {TOY-3: {category: III, reason: Toys are light.}}
    profiles: [{id: mild, title: Mild, set: {most: 90, largest: 30}}]

    """

  private static func acme() throws(Diagnostics) -> [Checklist] {
    try Acme.load(Acme.toys(), [Acme.head(rules: "[ACME-1]", more: tailoring), own])
  }

  @Test func `the rules of the extended checklist stand before its own`() throws {
    let selection = try RuleSelection(from: Self.acme(), checklists: ["acme"])
    #expect(selection.rules.map(\.id) == ["TOY-1", "TOY-3", "ACME-1"])
    #expect(selection.rules.map(\.checklist) == ["toy", "toy", "acme"])
    #expect(selection.rules[1].severity.category == .three)
  }

  @Test func `the extended checklist itself stays as it is`() throws {
    let selection = try RuleSelection(from: Self.acme(), checklists: ["toy"])
    #expect(selection.rules.map(\.id) == ["TOY-1", "TOY-2", "TOY-3"])
    #expect(selection.rules[0].value("largest") == "10")
  }

  @Test(arguments: [["acme"], ["acme", "toy"], ["toy", "acme"], []])
  func `a rule stands once in a run, in its tailored form`(ids: [String]) throws {
    let selection = try RuleSelection(from: Self.acme(), checklists: ids)
    #expect(selection.rules.map(\.id) == ["TOY-1", "TOY-3", "ACME-1"])
    #expect(selection.rules[0].value("largest") == "20")
  }

  @Test(
    arguments: [([], 39, .pass), ([], 41, .fail), (["mild"], 59, .pass), (["mild"], 61, .fail)]
      as [([String], Int64, Status)])
  func `own rules read inherited parameters and variables`(profiles: [String], size: Int64, status: Status)
    throws
  {
    let selection = try RuleSelection(
      from: Self.acme(), checklists: ["acme"], profiles: profiles, only: ["ACME-1"])
    #expect(Judge(ToyFacts(sizes: [size])).judge(selection.rules)[0].outcome.status == status)
  }

  @Test func `the report names the bytes of both`() throws {
    let all = try Self.acme()
    let reference = try #require(RuleSelection(from: all, checklists: ["acme"]).references.first)
    let toy = try #require(all.first { $0.id == "toy" })
    #expect(reference.basis.map(\.id) == ["toy"])
    #expect(reference.basis.map(\.sha256) == [toy.reference.sha256])
    #expect(reference.tailoring?.notSelected == ["TOY-2"])
    #expect(reference.tailoring?.parameters.map(\.origin) == ["checklist acme"])
  }

  @Test func `an extension can be extended`() throws {
    let team = Acme.head(
      "team", extends: "{checklist: acme, version: \"2.1\"}", rules: "[TEAM-1]", more: "disable: [TOY-1]")
    let rule = ChecklistFile(path: "team/TEAM-1.yaml", text: Toy.rule(id: "TEAM-1"))
    let all = try Acme.load(
      [team, rule], [Acme.head(rules: "[ACME-1]", more: Self.tailoring), Self.own], Acme.toys())
    let selection = try RuleSelection(from: all)
    #expect(selection.rules.map(\.id) == ["TOY-3", "ACME-1", "TEAM-1"])
    #expect(selection.rules[2].value("largest") == "20")
    #expect(selection.references.map(\.basis) == [selection.references[0].basis])
    #expect(selection.references[0].basis.map(\.id) == ["acme", "toy"])
    #expect(try RuleSelection(from: all, profiles: ["mild"]).rules[2].value("largest") == "30")
  }

  @Test func `what the extended one includes can be changed, too`() throws {
    let text = Toy.head.text.replacing("id: toy", with: "id: other").replacing("[TOY-1]", with: "[]")
      .replacing(
        "  largest: {type: int, default: 10, min: 1, max: 100, description: largest box}", with: "  {}")
    let other = ChecklistFile(path: "other/checklist.yaml", text: text + "includes: {toy: [TOY-1]}\n")
    let tailoring = "set: {largest: 20}\nprofiles: [{id: mild, title: Mild, set: {largest: 30}}]\n"
    let acme = Acme.head(extends: "{checklist: other, version: \"1\"}", more: tailoring)
    let all = try Acme.load(Acme.toys(), [other], [acme])
    let plain = try RuleSelection(from: all, checklists: ["acme"])
    #expect(plain.rules.map { $0.value("largest") } == ["20"])
    #expect(plain.references[0].basis.map(\.id) == ["other", "toy"])
    #expect(try RuleSelection(from: all, profiles: ["mild"]).rules.map { $0.value("largest") } == ["30"])
  }

  @Test func `two extensions of one checklist are two runs`() throws {
    let all = try Acme.load(Acme.toys(), [Acme.head()], [Acme.head("other")])
    #expect(
      failure { () throws(RuleSelection.Failure) in
        _ = try RuleSelection(from: all, checklists: ["acme", "other"])
      } == "'acme' and 'other' both extend 'toy'; judge them in two runs")
  }

  @Test(arguments: ["1", "1.0", "1.0.0"])
  func `a version is named by its first components`(version: String) throws {
    let extends = "{checklist: toy, version: \"\(version)\"}"
    #expect(throws: Never.self) { try Acme.load(Acme.toys(), [Acme.head(extends: extends)]) }
  }
}
