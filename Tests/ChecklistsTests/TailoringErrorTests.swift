import Checklists
import Testing

/// Mistakes in what changes rules, and all that is said about them.
struct TailoringErrorTests {
  @Test(arguments: profileMistakes)
  func `a mistake in a profile is told with its place`(mistake: TailoringMistake) {
    let text = Toy.complaint([Acme.toys("profiles:\n  - " + mistake.text + "\n")])
    #expect(text.map(LoadErrorTests.heads) == mistake.complaints.map { "toy/checklist.yaml:" + $0 })
  }

  @Test(arguments: extensionMistakes)
  func `a mistake in what extends a checklist is told with its place`(mistake: TailoringMistake) {
    let text = Toy.complaint([Acme.toys(), [Acme.head(more: mistake.text)]])
    #expect(text.map(LoadErrorTests.heads) == mistake.complaints.map { "acme/checklist.yaml:" + $0 })
  }

  @Test(arguments: [
    (
      "{checklist: toi, version: \"1\"}",
      "8:22: error: no checklist 'toi' to extend; did you mean 'toy'?; there are: toy"
    ),
    (
      "{checklist: toy, version: \"2\"}",
      "8:22: error: 'acme' extends version 2 of 'toy', but here is version 1.0.0"
    ),
    (
      "{checklist: toy, version: \"1.\"}",
      "8:22: error: 'acme' extends version 1. of 'toy', but here is version 1.0.0"
    ),
    (
      "{checklist: acme, version: \"2\"}",
      "8:22: error: the checklists extend each other in a circle: acme → acme"
    ),
    ("{checklist: toy}", "8:10: error: 'extends' lacks the key 'version'"),
    ("toy", "8:10: error: 'extends' must be a mapping, but is a string"),
  ])
  func `what cannot be extended is told`(extends: String, complaint: String) {
    let text = Toy.complaint([Acme.toys(), [Acme.head(extends: extends)]])
    #expect(text.map(LoadErrorTests.heads) == ["acme/checklist.yaml:" + complaint])
  }

  @Test func `a circle of checklists is told once and names them`() {
    let one = Acme.head(extends: "{checklist: team, version: \"2\"}")
    let other = Acme.head("team", extends: "{checklist: acme, version: \"2\"}")
    let third = Acme.head("waits", extends: "{checklist: acme, version: \"2\"}")
    #expect(
      Toy.complaint([[third], [one], [other], Acme.toys()]).map(LoadErrorTests.heads) == [
        "acme/checklist.yaml:8:22: error: the checklists extend each other in a circle: acme → team → acme"
      ])
  }

  @Test func `a mistake in a profile shows its line and a caret`() {
    #expect(
      Toy.complaint([Acme.toys("profiles:\n  - {id: a, title: A, set: {largst: 5}}\n")]) == """
        toy/checklist.yaml:15:29: error: no parameter 'largst' here; did you mean 'largest'?
            - {id: a, title: A, set: {largst: 5}}
                                      ^
        """)
  }

  @Test func `a chain of profiles without end is told quickly`() {
    let links = (0..<2000).map { "  - {id: p\($0), title: P, extends: p\($0 + 1)}\n" }.joined()
    let text = Toy.complaint([Acme.toys("profiles:\n\(links)  - {id: p2000, title: P}\n")])
    #expect(
      text.map(LoadErrorTests.heads)?.first
        == "toy/checklist.yaml:15:33: error: the profile 'p0' stands on more than 16 others")
  }

  @Test func `changes need something to change`() {
    let head = ChecklistFile(path: Toy.head.path, text: Toy.head.text + "disable: [TOY-1]\n")
    #expect(
      Toy.complaint([Toy.files([Toy.rule()], head: head)]).map(LoadErrorTests.heads) == [
        "toy/checklist.yaml:11:10: error: 'disable' changes what a checklist extends, and this one has no 'extends'"
      ])
  }

  static let profileMistakes = [
    TailoringMistake(
      "{id: a, title: A, disable: [TOY-7]}", "15:33: error: no rule 'TOY-7' here; did you mean 'TOY-1'?"),
    TailoringMistake(
      "{id: a, title: A, select: [BOX-TOY-2]}", "15:32: error: 'BOX-TOY-2' is an alias; write the id 'TOY-2'"),
    TailoringMistake(
      "{id: a, title: A, select: []}", "15:10: error: the profile 'a' leaves no rule to judge"),
    TailoringMistake("{id: a, title: A, select: TOY-1}", "15:31: error: 'select' must be a list of rule ids"),
    TailoringMistake(
      "{id: a, title: A, set: {largest: 101}}",
      "15:38: error: 'largest' must be an integer from 1 to 100, but is 101"),
    TailoringMistake(
      "{id: a, title: A, set: {largest: big}}",
      "15:38: error: 'largest' must be an integer from 1 to 100, but is a string"),
    TailoringMistake(
      "{id: a, title: A, set: {names: cube}}",
      "15:36: error: 'names' must be a list of strings, but is a string; write [cube]"),
    TailoringMistake(
      "{id: a, title: A, set: {names: [a, 7]}}",
      "15:40: error: 'names' must be a list of strings, but holds a number; quote it"),
    TailoringMistake(
      "{id: a, title: A, set: {mode: sofd}}",
      "15:35: error: 'mode' must be one of soft, hard, but is 'sofd'; did you mean 'soft'?"),
    TailoringMistake(
      "{id: a, title: A, set: [largest]}",
      "15:28: error: 'set' must be a mapping of parameters to values, but is a list"),
    TailoringMistake(
      "{id: a, title: A, severity: {TOY-1: {category: IV, reason: why}}}",
      "15:52: error: 'category' is I, II or III, not 'IV'"),
    TailoringMistake(
      "{id: a, title: A, severity: {TOY-1: {category: I}}}",
      "15:41: error: the severity of 'TOY-1' lacks the key 'reason'"),
    TailoringMistake(
      "{id: a, title: A, disabled: [TOY-1]}",
      "15:23: error: the profile has no key 'disabled'; did you mean 'disable'?"),
    TailoringMistake("{id: a}", "15:5: error: the profile lacks the key 'title'"),
    TailoringMistake(
      "{id: a, title: A, extends: b}\n  - {id: bc, title: B}",
      "15:32: error: no profile 'b' to extend; did you mean 'a'?"),
    TailoringMistake(
      "{id: a, title: A, extends: b}\n  - {id: b, title: B, extends: a}\n  - {id: c, title: C, extends: b}",
      "15:32: error: the profiles extend each other in a circle: a → b → a"),
    TailoringMistake(
      "{id: a, title: A, extends: a}", "15:32: error: the profiles extend each other in a circle: a → a"),
    TailoringMistake(
      "{id: a, title: A}\n  - {id: a, title: B}",
      "16:10: error: the profile 'a' stands in 'toy' already; ids must be unique"),
  ]

  static let extensionMistakes = [
    TailoringMistake("disable: [TOY-9]", "10:11: error: no rule 'TOY-9' here; did you mean 'TOY-1'?"),
    TailoringMistake(
      "set: {lagest: 5}", "10:7: error: no parameter 'lagest' here; did you mean 'largest'?"),
    TailoringMistake(
      "params: {largest: {type: int, default: 1, description: again}}",
      "10:10: error: the parameter 'largest' is inherited from 'toy'; use 'set' to change its value"),
    TailoringMistake(
      "variables: {limit: params.largest}",
      "10:13: error: the variable 'limit' is inherited; give this one another name"),
    TailoringMistake("select: [TOY-1]", "10:1: error: the checklist has no key 'select'"),
    TailoringMistake(
      "params: {most: {type: bool, default: true, min: 1, description: most}}",
      "10:44: error: 'min' does not limit a bool"),
  ]
}

/// A mistaken text, and all that is said about it, without the lines that are quoted.
struct TailoringMistake: CustomTestStringConvertible {
  let text: String
  let complaints: [String]
  var testDescription: String { text }

  init(_ text: String, _ complaints: String...) {
    self.text = text
    self.complaints = complaints
  }
}
