import Checklists
import Testing

private let forbid = #"{for_each: boxes, forbid: box.size > params.largest, message: "${box.name} is large"}"#
private let question =
  #"{for_each: boxes, forbid: box.size > params.largest, message: "${box.name} is large", level: review}"#

/// What a rule must say of boxes, by what a clean look proves.
struct Verdicts: CustomTestStringConvertible {
  let decides: String
  let clean: Status
  let violated: Status
  let doubtful: Status

  var testDescription: String { decides }
}

@Test(arguments: [
  Verdicts(decides: "both", clean: .pass, violated: .fail, doubtful: .notReviewed),
  Verdicts(decides: "violation", clean: .notReviewed, violated: .fail, doubtful: .notReviewed),
  Verdicts(decides: "compliance", clean: .pass, violated: .notReviewed, doubtful: .notReviewed),
  Verdicts(decides: "evidence", clean: .pass, violated: .fail, doubtful: .notReviewed),
])
func `what a look proves is the rule's to say`(verdicts: Verdicts) throws {
  let rule = try Toy.loaded(Toy.rule(decides: verdicts.decides))
  #expect(judged(rule, sizes: [1, 2]).outcome.status == verdicts.clean)
  #expect(judged(rule, sizes: []).outcome.status == verdicts.clean)
  #expect(judged(rule, sizes: [1, 20]).outcome.status == verdicts.violated)
  let doubtful = try Toy.loaded(Toy.rule(decides: verdicts.decides, check: question))
  #expect(judged(doubtful, sizes: [20]).outcome.status == verdicts.doubtful)
}

@Test(arguments: ["both", "violation", "compliance", "evidence"])
func `a fact that cannot be read is an error and never a pass`(decides: String) throws {
  let rule = try Toy.loaded(Toy.rule(decides: decides))
  let result = Judge(ToyFacts(boxes: nil)).judge([rule])[0]
  #expect(result.outcome == .error(reason: "unavailable: the boxes are damaged"))
  #expect(result.elements == nil)
  #expect(judged(rule, sizes: [1, -1]).outcome == .error(reason: "unavailable: box 1 is damaged"))
}

@Test func `a violation counts beside elements that cannot be read`() throws {
  let result = judged(try Toy.loaded(Toy.rule()), sizes: [-1, 20])
  #expect(result.outcome == .fail)
  #expect(result.findings.map(\.message) == ["box 1 is large"])
}

@Test func `many unreadable elements are counted`() throws {
  let result = judged(try Toy.loaded(Toy.rule()), sizes: [-1, -1, -1])
  #expect(result.outcome == .error(reason: "unavailable: box 0 is damaged (and 2 more)"))
}

@Test func `a manual rule asks and looks at nothing`() throws {
  let text = Toy.rule(decides: "manual").replacing("check: \(forbid)\n", with: "")
  let result = Judge(ToyFacts(boxes: nil)).judge([try Toy.loaded(text)])[0]
  #expect(result.outcome == .notReviewed(question: "Does it fit?"))
  #expect(result.elements == nil)
}

@Test(arguments: [
  ("ready", true, Status.fail), ("ready", false, .notApplicable), ("broken", true, .error),
])
func `a condition decides first`(condition: String, ready: Bool, status: Status) throws {
  let rule = try Toy.loaded(Toy.rule(extra: "when: \(condition)\notherwise: Nothing is ready.\n"))
  let result = Judge(ToyFacts(sizes: [20], ready: ready)).judge([rule])[0]
  #expect(result.outcome.status == status)
  if status == .notApplicable {
    #expect(result.outcome.reason == "Nothing is ready.")
    #expect(result.elements == nil)
  }
}

@Test(arguments: [
  ("ready", true, [1], Status.pass), ("ready", false, [1], .notReviewed), ("ready", false, [20], .fail),
  ("broken", true, [1], .error), ("broken", true, [20], .fail),
])
func `an inconclusive look is left to a person`(
  conclusive: String, ready: Bool, sizes: [Int64], status: Status
) throws {
  let rule = try Toy.loaded(Toy.rule(extra: "conclusive: \(conclusive)\n"))
  #expect(Judge(ToyFacts(sizes: sizes, ready: ready)).judge([rule])[0].outcome.status == status)
}

@Test func `what is expected and what is forbidden are opposites`() throws {
  let check = #"{for_each: boxes, expect: box.size > params.largest, message: "${box.name} is small"}"#
  let result = judged(try Toy.loaded(Toy.rule(check: check)), sizes: [1, 20])
  #expect(result.findings.map(\.message) == ["box 0 is small"])
  #expect(result.elements == 2)
}

@Test func `a finding stands where its element stands`() throws {
  let result = judged(try Toy.loaded(Toy.rule()), sizes: [20, 1, 30])
  #expect(result.findings.map(\.location.path) == ["/box/0", "/box/2"])
}

@Test func `a check of the whole is placed by its subject`() throws {
  let check = "{expect: '!ready', message: it is ready, at: config.Ready}"
  let result = judged(try Toy.loaded(Toy.rule(check: check)), sizes: [])
  #expect(result.findings.map(\.location.subject) == ["config.Ready"])
  #expect(result.elements == 1)
}

@Test func `questions stay out of a failure's findings`() throws {
  let both = "\n  - \(forbid)\n  - {expect: '!ready', message: it is ready, level: review}"
  let rule = try Toy.loaded(Toy.rule(check: both))
  #expect(judged(rule, sizes: [20]).findings.map(\.message) == ["box 0 is large"])
  #expect(judged(rule, sizes: [1]).findings.map(\.message) == ["it is ready"])
}

@Test(arguments: [([Int64(1)], false), ([20], true), ([-1], true)])
func `an open gate marks every other result`(sizes: [Int64], isMarked: Bool) throws {
  let gate = try Toy.loaded(Toy.rule(gate: true))
  let other = try Toy.loaded(Toy.rule(check: "{expect: ready, message: not ready}"))
  let results = Judge(ToyFacts(sizes: sizes)).judge([gate, other])
  #expect(results.map(\.isAboutUnverifiedTarget) == [false, isMarked])
}

private func judged(_ rule: Rule, sizes: [Int64]) -> RuleResult {
  Judge(ToyFacts(sizes: sizes)).judge([rule])[0]
}
