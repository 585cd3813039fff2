import Checklists
import Diagnostics
import Testing

/// What is said of a checklist that loads and could be better.
struct LintTests {
  @Test func `a checklist that shows all it has is not complained about`() throws {
    #expect(try warnings(Toy.rule(), head: "") == [])
  }

  @Test(arguments: [
    (
      "  spare: {type: int, default: 1, description: none}", "",
      "toy/checklist.yaml:10:3: warning: no rule reads the parameter 'spare'"
    ),
    (
      "variables: {spare: \"size(boxes)\"}", "",
      "toy/checklist.yaml:10:13: warning: no rule reads the variable 'spare'"
    ),
    (
      "", "when: ready\notherwise: Not yet.\n",
      "toy/TOY-1.yaml:12:7: warning: no example shows when the rule does not apply"
    ),
  ])
  func `what nothing uses and nothing shows is told with its place`(
    head: String, extra: String, message: String
  )
    throws
  {
    let warnings = try warnings(Toy.rule(extra: extra), head: head)
    #expect(warnings.count == 1)
    #expect(warnings.first?.hasPrefix(message) == true, "\(warnings)")
  }

  @Test func `a message that names nothing is told`() throws {
    let rule = Toy.rule(check: "{for_each: boxes, forbid: box.size > params.largest, message: too large}")
    #expect(
      try warnings(rule, head: "").first?.hasPrefix("toy/TOY-1.yaml:10:70: warning: the message is the same")
        == true)
  }

  @Test(arguments: [
    ("false", "bool", "!params.odd && box.size > params.largest"),
    ("0", "int", "params.odd == 0 && box.size > params.largest"),
    ("[]", "list(string)", "!(box.name in params.odd) && box.size > params.largest"),
  ])
  func `a parameter that is off everywhere is told`(value: String, type: String, predicate: String) throws {
    let head = "  odd: {type: \(type), default: \(value), description: odd}"
    let check = "{for_each: boxes, forbid: \"\(predicate)\", message: \"${box.name} is large\"}"
    let warnings = try warnings(Toy.rule(check: check), head: head)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("no example sets the parameter 'odd'") == true, "\(warnings)")
  }

  @Test func `two rules of one title are told`() throws {
    let head = ChecklistFile(
      path: Toy.head.path, text: Toy.head.text.replacing("rules: [TOY-1]", with: "rules: [TOY-1, TOY-2]"))
    let files =
      [head] + ["TOY-1", "TOY-2"].map { ChecklistFile(path: "toy/\($0).yaml", text: Toy.rule(id: $0)) }
    let warnings = try ChecklistLoader(Toy.schema).load([files]).flatMap(\.warnings)
    #expect(warnings.map(\.message) == ["'TOY-1' has the same title"])
    #expect(warnings.map(\.source) == ["toy/TOY-2.yaml"])
  }

  /// The warnings about one rule in a checklist with more lines in its head.
  private func warnings(_ rule: String, head: String) throws -> [String] {
    let text = Toy.head.text.replacing("rules:", with: head.isEmpty ? "rules:" : head + "\nrules:")
    let files = Toy.files([rule], head: ChecklistFile(path: Toy.head.path, text: text))
    return try ChecklistLoader(Toy.schema).load([files]).flatMap(\.warnings).map(\.rendered)
  }
}
