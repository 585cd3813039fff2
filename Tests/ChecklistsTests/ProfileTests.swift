import Checklists
import Diagnostics
import Testing

/// What a profile changes, and how profiles build on each other.
struct ProfileTests {
  private static let profiles = """
    profiles:
      - {id: small, title: Small boxes only, disable: [TOY-2], set: {largest: 5}}
      - {id: tiny, title: Tiny boxes only, extends: small, set: {largest: 1}}
      - {id: two, title: Two rules, extends: tiny, select: [TOY-2, TOY-3], disable: [TOY-3]}
      - {id: all, title: All rules again, extends: two, select: "*"}
      - {id: grave, title: Boxes matter, severity: {TOY-1: {category: I, reason: Shelves are weak.}}}

    """

  @Test(arguments: [
    ("small", ["TOY-1", "TOY-3"], 5), ("tiny", ["TOY-1", "TOY-3"], 1), ("two", ["TOY-2"], 1),
    ("all", ["TOY-1", "TOY-2", "TOY-3"], 1), ("grave", ["TOY-1", "TOY-2", "TOY-3"], 10),
  ])
  func `a profile adds to the one it extends, and its own selection starts afresh`(
    profile: String, ids: [String], largest: Int
  ) throws {
    let selection = try RuleSelection(from: Acme.load(Acme.toys(Self.profiles)), profiles: [profile])
    #expect(selection.rules.map(\.id) == ids)
    #expect(selection.rules.first?.value("largest") == "\(largest)")
  }

  @Test func `a rule is judged with the values of its profile`() throws {
    let all = try Acme.load(Acme.toys(Self.profiles))
    let facts = ToyFacts(sizes: [7])
    #expect(Judge(facts).judge(try RuleSelection(from: all).rules)[0].outcome == .pass)
    #expect(Judge(facts).judge(try RuleSelection(from: all, profiles: ["small"]).rules)[0].outcome == .fail)
  }

  @Test func `a tailored category tells the one before it, and why`() throws {
    let selection = try RuleSelection(from: Acme.load(Acme.toys(Self.profiles)), profiles: ["grave"])
    #expect(
      selection.rules[0].severity
        == Severity(category: .one, basis: .tailored(from: .two, reason: "Shelves are weak.")))
    #expect(selection.rules[1].severity == Severity(category: .two, basis: .assigned))
  }

  @Test func `a report says what a profile changed`() throws {
    let selection = try RuleSelection(
      from: Acme.load(Acme.toys(Self.profiles)), profiles: ["tiny"], skipping: ["TOY-3"])
    let tailoring = try #require(selection.references.first?.tailoring)
    #expect(tailoring.profile == "tiny")
    #expect(tailoring.parameters == [.init(name: "largest", value: "1", origin: "profile tiny")])
    #expect(tailoring.notSelected == ["TOY-2", "TOY-3"])
  }

  @Test func `without a profile nothing is tailored`() throws {
    let selection = try RuleSelection(from: Acme.load(Acme.toys(Self.profiles)))
    #expect(selection.references.map(\.tailoring) == [nil])
  }

  @Test(arguments: [
    (["toy"], ["tinny"], "no profile 'tinny'; did you mean 'tiny'?; there are: small, tiny, two, all, grave"),
    (["toy", "other"], ["tiny"], "no profile 'tiny' in 'other'; there is none"),
    (["other"], ["toy/tiny"], "no profile 'toy/tiny'; there is none"),
    ([], ["tiny", "toy/two"], "'toy' can be judged by one profile, not by tiny and toy/two"),
  ])
  func `a profile that cannot be had is told`(checklists: [String], profiles: [String], message: String)
    throws
  {
    let all = try Self.withOther()
    #expect(
      failure { () throws(RuleSelection.Failure) in
        _ = try RuleSelection(from: all, checklists: checklists, profiles: profiles)
      } == message)
  }

  @Test func `a profile alone chooses the checklists that have it`() throws {
    let all = try Self.withOther()
    #expect(try RuleSelection(from: all, profiles: ["tiny"]).checklists.map(\.id) == ["toy"])
    let both = try RuleSelection(from: all, checklists: ["other", "toy"], profiles: ["toy/two"])
    #expect(both.rules.map(\.id) == ["TOY-9", "TOY-2"])
  }

  private static func withOther() throws(Diagnostics) -> [Checklist] {
    let head = Toy.head.text.replacing("id: toy", with: "id: other").replacing("TOY-1", with: "TOY-9")
    return try Acme.load(
      Acme.toys(profiles),
      [
        ChecklistFile(path: "other/checklist.yaml", text: head),
        ChecklistFile(path: "other/TOY-9.yaml", text: Toy.rule(id: "TOY-9")),
      ])
  }
}

extension Rule {
  /// A parameter's value as YAML, when the rule reads it.
  func value(_ name: String) -> String? {
    parameters.first { $0.parameter.name == name }?.text
  }
}

/// What a selection complains of; nil when it is made.
func failure(_ work: () throws(RuleSelection.Failure) -> Void) -> String? {
  do throws(RuleSelection.Failure) {
    try work()
    return nil
  } catch {
    return error.description
  }
}
