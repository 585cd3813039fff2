import Testing

@testable import Expressions

/// Hostile expressions: a typed error, quickly.
@Suite struct LimitTests {
  @Test(
    arguments: [
      String(repeating: "(", count: 10_000), String(repeating: "(", count: 10_000) + "1",
      String(repeating: "[", count: 10_000), String(repeating: "{1:", count: 10_000),
      String(repeating: "!", count: 10_000) + "true", String(repeating: "-", count: 10_000) + "1",
      "1" + String(repeating: "+1", count: 10_000), "a" + String(repeating: ".a", count: 10_000),
      "true" + String(repeating: "&&true", count: 5000), "a" + String(repeating: "[0]", count: 10_000),
      String(repeating: "true?1:", count: 8000) + "1", String(repeating: "size(", count: 10_000),
      String(repeating: "[1].map(x,", count: 5000),
    ])
  func `deep nesting is an error`(text: String) throws {
    let errors = try #require(throws: ExpressionErrors.self) { try Expression(text, in: Environment()) }
    #expect(errors.all.count == 1)
    #expect(errors.all[0].message.contains("nested deeper than 250 levels"))
  }

  @Test func `nesting up to the limit is fine`() throws {
    let text = String(repeating: "(", count: 240) + "1" + String(repeating: "+1)", count: 240)
    #expect(try Self.evaluate(text) == .int(241))
  }

  @Test func `a text of a megabyte is refused before it is read`() throws {
    let text = String(repeating: "1+", count: 500_000)
    let errors = try #require(throws: ExpressionErrors.self) { try Expression(text, in: Environment()) }
    #expect(errors.all.map(\.message) == ["the text is longer than 65536 bytes"])
  }

  static let sample =
    "{'a': [1, 0x2u, -3.5e1], r\"b\": x.?y[?0]}.all(k, v, k.matches('^.') ? size(v) > 1 : !has(v.`a-b`) || b'\\x41' in v) // ü"

  @Test(arguments: 0..<sample.unicodeScalars.count)
  func `an expression cut anywhere is an error or a shorter expression, and never a crash`(length: Int) {
    let text = String(Self.sample.unicodeScalars.prefix(length))
    _ = try? Expression(text, in: Environment(variables: [Variable("x", .dyn)], strictness: .specification))
  }

  @Test(
    arguments: [
      "[1,2,3,4,5,6,7,8,9,10].map(a, [1,2,3,4,5,6,7,8,9,10].map(b, [1,2,3,4,5,6,7,8,9,10].map(c, [1,2,3,4,5,6,7,8,9,10].map(d, [1,2,3,4,5,6,7,8,9,10].map(e, [1,2,3,4,5,6,7,8,9,10].map(f, 1)))))).size() > 0",
      doubled("x", times: 60), doubled("[x]", times: 60),
    ])
  func `an evaluation that costs too much is an error`(text: String) {
    #expect(throws: EvaluationError.costExceeded(limit: 1_000_000)) { try Self.evaluate(text) }
  }

  @Test func `running out of budget is absorbed by nothing`() {
    #expect(throws: EvaluationError.costExceeded(limit: 1_000_000)) {
      try Self.evaluate("\(Self.doubled("x", times: 60)) || true")
    }
  }

  @Test func `the same evaluation costs the same every time`() throws {
    var limits = Limits()
    limits.cost = 40
    let environment = Environment(limits: limits)
    let cheap = try Expression("[1, 2, 3].all(x, x > 0)", in: environment)
    let dear = try Expression("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].all(x, x > 0)", in: environment)
    for _ in 0..<3 {
      #expect(try cheap.evaluateBool(Bindings(environment)))
      #expect(throws: EvaluationError.costExceeded(limit: 40)) {
        try dear.evaluateBool(Bindings(environment))
      }
    }
  }

  private static func doubled(_ start: String, times: Int) -> String {
    let first = start == "x" ? "'x'" : "[1]"
    return (0..<times).reduce("size(v) > 0") { body, _ in "cel.bind(v, v + v, \(body))" }.bound(to: first)
  }

  private static func evaluate(_ text: String) throws -> Value {
    let environment = Environment()
    return try Expression(text, in: environment).evaluate(Bindings(environment))
  }
}

extension String {
  fileprivate func bound(to value: String) -> String {
    "cel.bind(v, \(value), \(self))"
  }
}
