import Checklists
import Testing

/// A mistake in a rule file, and all that is said about it, without the lines that are quoted.
struct Mistake: CustomTestStringConvertible {
  let testDescription: String
  let part: String
  let replacement: String
  let complaints: [String]

  init(_ what: String, _ part: String, _ replacement: String, _ complaints: String...) {
    testDescription = what
    self.part = part
    self.replacement = replacement
    self.complaints = complaints.map { "toy/TOY-1.yaml:" + $0 }
  }
}

struct LoadErrorTests {
  @Test func `the rule that the mistakes are made in loads`() {
    #expect(Toy.complaint(Toy.rule()) == nil)
  }

  @Test func `a mistake is shown with its line and a caret`() {
    #expect(
      Toy.complaint(Toy.rule().replacing("box.size", with: "box.sise")) == """
        toy/TOY-1.yaml:10:37: error: no field 'sise' in Box; did you mean 'size'?
          check: {for_each: boxes, forbid: box.sise > params.largest, message: "${box.name} is large"}
                                              ^
        """)
  }

  @Test(arguments: mistakes)
  func `a mistake in a rule is told once, with its place`(mistake: Mistake) throws {
    let rule = Toy.rule()
    try #require(rule.contains(mistake.part))
    let complaint = Toy.complaint(rule.replacing(mistake.part, with: mistake.replacement))
    #expect(complaint.map(Self.heads) == mistake.complaints)
  }

  @Test func `a rule that leaves questions must ask them`() {
    let complaint = Toy.complaint(Toy.rule(decides: "violation", review: false))
    #expect(
      complaint.map(Self.heads) == [
        "toy/TOY-1.yaml:1:1: error: the rule needs 'review': what would settle it where a clean look does not"
      ])
  }

  @Test func `all mistakes of all files are told together`() {
    let first = Toy.rule().replacing("box.size", with: "box.sise").replacing(
      "category: II", with: "category: 2")
    let second = ChecklistFile(
      path: "toy/TOY-2.yaml", text: Toy.rule(id: "TOY-2").replacing("fix:", with: "fixx:"))
    let places = Self.heads(Toy.complaint([Toy.files([first]) + [second]]) ?? "").map {
      $0.prefix { $0 != " " }
    }
    #expect(places == ["toy/TOY-1.yaml:3:22:", "toy/TOY-1.yaml:10:37:", "toy/TOY-2.yaml:12:1:"])
  }

  static func heads(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.contains(": error: ") }.map(String.init)
  }

  private static let test = "forbid: box.size > params.largest"

  static let mistakes = [
    Mistake(
      "a wrong enum value", test, "forbid: box.color == 'green'",
      "10:47: error: 'green' is never a value here; it is one of red, blue"),
    Mistake(
      "a wrong type", test, "forbid: box.size > box.name", "10:43: error: '>' does not take (int, string)"),
    Mistake(
      "a constant", test, "forbid: box.size == box.size",
      "10:34: error: this is always true, whatever the facts are"),
    Mistake(
      "no fact", test, "forbid: params.largest > 5",
      "10:34: error: this reads no fact, so that it says nothing of the target"),
    Mistake(
      "a walk over a large table for each of its rows", test, "forbid: 'boxes.exists(b, b.name == box.name)'",
      "10:35: error: this would walk 'boxes' again for every row of 'for_each'; "
        + "what does not depend on the row can be a variable of the checklist"),
    Mistake("no truth value", test, "forbid: box.size", "10:34: error: the expression is int, not bool"),
    Mistake(
      "an optional field read bare", test, "forbid: box.label == 'a'",
      "10:37: error: 'label' may be absent: test has(box.label) first, or read it with '.?label'"),
    Mistake(
      "no table", "for_each: boxes", "for_each: params.largest",
      "10:19: error: 'params.largest' is no table, but int"),
    Mistake(
      "an unknown table", "for_each: boxes", "for_each: boxen",
      "10:19: error: unknown name 'boxen'; did you mean 'boxes'?"),
    Mistake(
      "a typo in a message", "${box.name}", "${box.nam}",
      "10:76: error: no field 'nam' in Box; did you mean 'name'?"),
    Mistake(
      "an unknown parameter", "params.largest", "params.large", "10:51: error: no field 'large' in params"),
    Mistake(
      "a YAML tag", "title: Boxes", "title: !!str Boxes",
      "2:8: error: tags are not allowed; quote a text that starts with '!'"),
    Mistake(
      "an anchor", "title: Boxes", "title: &a Boxes",
      "2:8: error: anchors are not allowed; write the value out, or quote a text that starts with '&'"),
    Mistake(
      "a duplicate key", "why: Large", "title: Again\nwhy: Large",
      "9:1: error: the key 'title' stands here a second time; the first is on line 2"),
    Mistake(
      "a misspelt key", "fix: Take", "fixx: Take",
      "12:1: error: the rule has no key 'fixx'; did you mean 'fix'?"),
    Mistake(
      "one key too many", "fix: Take", "since: a while\nfix: Take",
      "12:1: error: the rule has no key 'since'"),
    Mistake(
      "a key too few", "why: Large boxes do not fit.\n", "", "1:1: error: the rule lacks the key 'why'"),
    Mistake(
      "a number for a text", "title: Boxes are small", "title: 7",
      "2:8: error: 'title' must be a string, but is a number; quote it"),
    Mistake(
      "a wrong file name", "id: TOY-1", "id: TOY-7",
      "1:5: error: the rule 'TOY-7' belongs into a file TOY-7.yaml"),
    Mistake(
      "a bad severity", "category: II", "category: IV",
      "3:22: error: 'category' is I, II or III, not 'IV'"),
    Mistake(
      "a severity borrowed from nobody", "basis: assigned", "basis: borrowed",
      "3:11: error: a borrowed severity needs 'from': whose it is"),
    Mistake(
      "an unknown subject", "subject: image", "subject: moon",
      "6:10: error: 'subject' is one of image, dockerfile, model, not 'moon'"),
    Mistake(
      "an unknown kind of decision", "decides: both", "decides: bot",
      "7:10: error: 'decides' is one of both, violation, compliance, evidence, manual, not 'bot'; "
        + "did you mean 'both'?"),
    Mistake(
      "no example that fails", "outcome: fail", "outcome: pass",
      "14:3: error: the rule needs an example that fails"),
    Mistake(
      "no example that passes", "outcome: pass", "outcome: fail",
      "14:3: error: the rule needs an example that does not fail"),
    Mistake(
      "an unknown outcome", "outcome: pass", "outcome: passed",
      "14:27: error: no outcome 'passed'; did you mean 'pass'?"),
    Mistake(
      "a condition without a reason", "why: Large", "when: ready\nwhy: Large",
      "9:7: error: 'when' needs 'otherwise': the reason why the rule does not apply"),
    Mistake(
      "forbid and expect", "message:", "expect: ready, message:",
      "10:8: error: a check has either 'forbid' or 'expect'"),
    Mistake(
      "a level that is none", "message:", "level: warn, message:",
      "10:68: error: 'level' can only be 'review'"),
  ]
}

/// Mistakes in `checklist.yaml`.
struct ChecklistErrorTests {
  @Test(
    arguments: [
      (
        "rules: [TOY-1]", "rules: [TOY-1, TOY-9]",
        "toy/checklist.yaml:10:8: error: no file TOY-9.yaml beside it holds the rule 'TOY-9'; did you mean 'TOY-1'?"
      ),
      (
        "rules: [TOY-1]", "rules: []",
        "toy/checklist.yaml:10:8: error: the rule 'TOY-1' is missing in 'rules'"
      ),
      (
        "default: 10", "default: 101",
        "toy/checklist.yaml:9:33: error: the default of 'largest' must be an integer from 1 to 100, but is 101"
      ),
      (
        "default: 10", "default: ten",
        "toy/checklist.yaml:9:33: error: the default of 'largest' must be an integer from 1 to 100, but is a string"
      ),
      (
        "type: int", "type: integer",
        "toy/checklist.yaml:9:19: error: no parameter type 'integer'; there are: bool, int, string, list(string), "
          + "map(string, list(string))"
      ),
      (
        "facts: 1", "facts: 2",
        "toy/checklist.yaml:6:8: error: 'facts' is version 2, but this program knows version 1"
      ),
      (
        "status: draft", "status: draft\nincludes: {moon: [M-1]}",
        "toy: error: 'toy' includes the rule 'M-1' of 'moon', which is not loaded"
      ),
    ])
  func `a mistake in a checklist is told with its place`(part: String, replacement: String, complaint: String)
    throws
  {
    try #require(Toy.head.text.contains(part))
    let head = ChecklistFile(
      path: Toy.head.path, text: Toy.head.text.replacing(part, with: replacement))
    let text = Toy.complaint([Toy.files([Toy.rule()], head: head)])
    #expect(text.map(LoadErrorTests.heads) == [complaint])
  }

  @Test func `one rule in two checklists is told`() {
    let other = [
      ChecklistFile(
        path: "other/checklist.yaml", text: Toy.head.text.replacing("id: toy", with: "id: other")),
      ChecklistFile(path: "other/TOY-1.yaml", text: Toy.rule()),
    ]
    #expect(
      Toy.complaint([Toy.files([Toy.rule()]), other])
        == "other: error: the rule id 'TOY-1' stands in 'toy' and in 'other'; ids must be unique")
  }

  @Test func `one checklist id twice is told`() {
    let other = [
      ChecklistFile(path: "other/checklist.yaml", text: Toy.head.text.replacing("TOY-1", with: "TOY-2")),
      ChecklistFile(path: "other/TOY-2.yaml", text: Toy.rule(id: "TOY-2")),
    ]
    #expect(
      Toy.complaint([Toy.files([Toy.rule()]), other])
        == "other/checklist.yaml: error: the checklist id 'toy' stands in 'toy/checklist.yaml', too; ids must be unique"
    )
  }

  @Test func `a folder without a checklist is told`() {
    let rule = ChecklistFile(path: "toy/TOY-1.yaml", text: Toy.rule())
    #expect(
      Toy.complaint([[rule]])
        == "toy/TOY-1.yaml: error: a checklist needs a file checklist.yaml beside its rules")
  }
}
