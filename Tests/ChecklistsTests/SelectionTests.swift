import Checklists
import Testing

private let second = ChecklistFile(path: "toy/TOY-2.yaml", text: Toy.rule(id: "TOY-2"))

/// Two checklists, the second of which has a rule of its own and borrows one.
private func checklists() throws -> [Checklist] {
  let head = Toy.head.text.replacing("rules: [TOY-1]", with: "rules: [TOY-1, TOY-2]")
  let other =
    Toy.head.text.replacing("id: toy", with: "id: other").replacing("TOY-1", with: "TOY-3")
    + "includes: {toy: [TOY-2]}\n"
  return try ChecklistLoader(Toy.schema).load([
    [
      ChecklistFile(path: "other/checklist.yaml", text: other),
      ChecklistFile(path: "other/TOY-3.yaml", text: Toy.rule(id: "TOY-3")),
    ],
    [
      ChecklistFile(path: "toy/checklist.yaml", text: head),
      ChecklistFile(path: "toy/TOY-1.yaml", text: Toy.rule()), second,
    ],
  ])
}

@Test func `a borrowed rule is judged once and under its own checklist`() throws {
  let all = try checklists()
  #expect(all.map(\.id) == ["toy", "other"])
  #expect(try RuleSelection(from: all).rules.map(\.id) == ["TOY-1", "TOY-2", "TOY-3"])
  let other = try RuleSelection(from: all, checklists: ["other"])
  #expect(other.rules.map(\.id) == ["TOY-3", "TOY-2"])
  #expect(other.rules.map(\.checklist) == ["other", "toy"])
}

@Test(
  arguments: [
    (["TOY-2"], [], ["TOY-2"]), (["BOX-TOY-2"], [], ["TOY-2"]), ([], ["BOX-TOY-2"], ["TOY-1", "TOY-3"]),
    (["TOY-1", "TOY-2"], ["TOY-1"], ["TOY-2"]),
  ] as [([String], [String], [String])])
func `rules are chosen by id and by alias`(only: [String], skipping: [String], left: [String]) throws {
  let selection = try RuleSelection(from: try checklists(), only: only, skipping: skipping)
  #expect(selection.rules.map(\.id) == left)
}

@Test func `an unknown name is an error with advice`() throws {
  let all = try checklists()
  #expect(
    message { () throws(RuleSelection.Failure) in _ = try RuleSelection(from: all, checklists: ["toi"]) }
      == "no checklist 'toi'; did you mean 'toy'?; there are: toy, other")
  #expect(
    message { () throws(RuleSelection.Failure) in _ = try RuleSelection(from: all, only: ["TOY-X"]) }
      == "no rule 'TOY-X' in the chosen checklists; did you mean 'TOY-1'?")
  #expect(throws: RuleSelection.Failure.self) { try RuleSelection(from: all, skipping: ["nothing"]) }
}

@Test func `nothing left to judge is an error`() throws {
  let all = try checklists()
  #expect(throws: RuleSelection.Failure.empty) {
    try RuleSelection(from: all, only: ["TOY-1"], skipping: ["TOY-1"])
  }
}

private func message(_ work: () throws(RuleSelection.Failure) -> Void) -> String? {
  do throws(RuleSelection.Failure) {
    try work()
    return nil
  } catch {
    return error.description
  }
}
