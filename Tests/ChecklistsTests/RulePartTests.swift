import Checklists
import Diagnostics
import Testing

/// A rule that judges images by their boxes, and Dockerfiles by their plans.
private let part = """
  dockerfile:
    decides: violation
    review: Was it built as planned?
    check: {for_each: plans, forbid: box.size > params.largest, message: "${box.name} is planned large"}

  """

private func rule(_ part: String = part) -> String {
  Toy.rule(extra: part).replacing(
    "  - {name: large, outcome: fail, image: {}}",
    with: """
        - {name: large, outcome: fail, image: {}}
        - {name: planned, outcome: not_reviewed, dockerfile: FROM scratch}
        - {name: planned large, outcome: fail, dockerfile: FROM large, findings: ["Dockerfile:1"]}
      """)
}

private func judged(_ sizes: [Int64]?, plans: [Int64]?) throws -> RuleResult {
  Judge(ToyFacts(sizes: sizes, plans: plans)).judge([try Toy.loaded(rule())])[0]
}

struct RulePartTests {
  @Test(
    arguments: [
      ([1], nil, .pass), ([20], nil, .fail), (nil, [1], .notReviewed), (nil, [20], .fail),
      (nil, [-1], .error), ([1], [1], .pass), ([1], [20], .fail), ([20], [1], .fail), ([1], [-1], .error),
      ([-1], [20], .fail), ([-1], [1], .error), ([1], [-2], .pass), ([-2], [1], .notReviewed),
    ] as [([Int64]?, [Int64]?, Status)])
  func `a target is judged by every part about it, and the image has the last word`(
    sizes: [Int64]?, plans: [Int64]?, status: Status
  ) throws {
    #expect(try judged(sizes, plans: plans).outcome.status == status)
  }

  @Test func `each part asks its own question`() throws {
    #expect(try judged(nil, plans: [1]).outcome.reason == "Was it built as planned?")
  }

  @Test func `what both parts find stands in one result, in the order of its places`() throws {
    let result = try judged([20], plans: [1, 20, 30])
    #expect(result.findings.map(\.location.path) == ["/box/0", "Plan", "Plan"])
    #expect(result.findings.map(\.location.line) == [1, 2, 3])
    #expect(result.elements == 4)
  }

  @Test func `a part that fails alone shows its findings alone`() throws {
    let extra = part + "when: box_is_ready\notherwise: x\n"
    #expect(Toy.complaint(rule(extra))?.contains("unknown name 'box_is_ready'") == true)
    #expect(try judged([1], plans: [20]).findings.map(\.message) == ["box 0 is planned large"])
  }

  @Test(
    arguments: [
      (
        "image", "boxes", nil, [20], Subject.image,
        "The rule looks at the image: scan that, too."
      ),
      (
        "dockerfile", "plans", [20], nil, .dockerfile,
        "The rule looks at the Dockerfile: name it with --dockerfile FILE."
      ),
    ] as [(String, String, [Int64]?, [Int64]?, Subject, String)])
  func `a rule about what was not given asks for it`(
    subject: String, table: String, sizes: [Int64]?, plans: [Int64]?, lacks: Subject, question: String
  ) throws {
    let text = Toy.rule().replacing("subject: image", with: "subject: \(subject)")
      .replacing("for_each: boxes", with: "for_each: \(table)").replacing("image: {}", with: "\(subject): x")
    let result = Judge(ToyFacts(sizes: sizes, plans: plans)).judge([try Toy.loaded(text)])[0]
    #expect(result.outcome == .notReviewed(question: question))
    #expect(result.lacks == lacks)
    #expect(result.elements == nil)
  }

  @Test func `a gate that looks at something else casts no doubt`() throws {
    let gate = try Toy.loaded(Toy.rule(gate: true))
    let results = Judge(ToyFacts(sizes: nil, plans: [1])).judge([gate, try Toy.loaded(rule())])
    #expect(results.map(\.isAboutUnverifiedTarget) == [false, false])
  }

  @Test(arguments: [
    (
      "a fact about the other kind", "for_each: plans", "for_each: boxes",
      "15:21: error: the fact 'boxes' is about an image; this is about a Dockerfile"
    ),
    (
      "a variable about the other kind", "box.size > params.largest, message: \"${box.name} is planned",
      "box.size > variables.boxCount, message: \"${box.name} is planned",
      "15:56: error: the variable 'boxCount' is about an image; this is about a Dockerfile"
    ),
    (
      "a part without what it decides", "decides: violation", "when: ready\n  otherwise: x",
      "13:3: error: 'dockerfile' lacks the key 'decides'"
    ),
    (
      "a key that a part does not have", "review: Was", "fix: x\n  review: Was",
      "14:3: error: 'dockerfile' has no key 'fix'"
    ),
    (
      "an example of neither", "dockerfile: FROM scratch", "params: {}",
      "20:5: error: the example lacks the key 'image' or 'dockerfile'"
    ),
    (
      "an example of both", "dockerfile: FROM scratch", "image: {}, dockerfile: FROM scratch",
      "20:67: error: an example has only one of 'image' and 'dockerfile'"
    ),
    (
      "a part that never fails", "outcome: fail, dockerfile: FROM large, findings: [\"Dockerfile:1\"]",
      "outcome: pass, dockerfile: x",
      "18:3: error: the rule needs an example of a Dockerfile that fails"
    ),
    (
      "build arguments that are none", "dockerfile: FROM scratch",
      "dockerfile: FROM scratch, build_args: {A: 1}",
      "20:86: error: a build argument must be a string, but is a number; quote it"
    ),
  ])
  func `a mistake in a part is told with its place`(
    what: String, part: String, replacement: String, complaint: String
  ) throws {
    try #require(rule().contains(part))
    let head = ChecklistFile(
      path: Toy.head.path,
      text: Toy.head.text.replacing("rules:", with: "variables: {boxCount: size(boxes)}\nrules:"))
    let text = Toy.complaint([
      Toy.files([rule().replacing(part, with: replacement)], head: head)
    ])
    #expect(text.map { LoadErrorTests.heads($0) } == ["toy/TOY-1.yaml:" + complaint], "\(what)")
  }

  @Test func `a rule about Dockerfiles has no second part about them`() {
    let text = rule().replacing("subject: image", with: "subject: dockerfile")
      .replacing("for_each: boxes", with: "for_each: plans").replacing("image: {}", with: "dockerfile: x")
    #expect(
      LoadErrorTests.heads(Toy.complaint(text) ?? "") == [
        "toy/TOY-1.yaml:13:3: error: a rule about Dockerfiles has one 'check' and no part 'dockerfile'"
      ])
  }
}

/// Facts that the target leaves open.
struct UndecidedTests {
  @Test(
    arguments: [
      ([-2], .notReviewed), ([1, -2], .notReviewed), ([-2, 20], .fail), ([-2, -1], .error), ([1], .pass),
    ] as [([Int64], Status)])
  func `an open fact is left to a person, and never hides anything else`(sizes: [Int64], status: Status)
    throws
  {
    let result = Judge(ToyFacts(sizes: sizes)).judge([try Toy.loaded(Toy.rule())])[0]
    #expect(result.outcome.status == status)
  }

  @Test func `the reason is the question`() throws {
    let result = Judge(ToyFacts(sizes: [-2, -2])).judge([try Toy.loaded(Toy.rule())])[0]
    #expect(result.outcome == .notReviewed(question: "nobody knows how large box 0 is (and 1 more)"))
  }

  @Test(arguments: ["when: \(tooLarge)\notherwise: x", "conclusive: \(tooLarge)"])
  func `a condition that is open leaves the rule open`(key: String) throws {
    let check = "{expect: ready, message: not ready}"
    let rule = try Toy.loaded(Toy.rule(extra: key + "\n", check: check))
    let result = Judge(ToyFacts(sizes: [-2])).judge([rule])[0]
    #expect(result.outcome == .notReviewed(question: "nobody knows how large box 0 is"))
  }

  @Test func `a violation counts although a word of its message is open`() throws {
    let check = "{for_each: boxes, forbid: \"box.color == 'red'\", message: \"${box.size} is red\"}"
    let result = Judge(ToyFacts(sizes: [-2])).judge([try Toy.loaded(Toy.rule(check: check))])[0]
    #expect(result.outcome == .fail)
    #expect(result.findings.map(\.message) == ["nobody knows how large box 0 is"])
  }
}

private let tooLarge = "boxes.exists(b, b.size > 10)"
