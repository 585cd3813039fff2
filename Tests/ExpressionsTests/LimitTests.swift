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

  static let required: [String] = [
    Array(repeating: "true", count: 32).joined(separator: "||"),
    Array(repeating: "true", count: 32).joined(separator: "&&"),
    "0" + String(repeating: " + 1", count: 24) + " == 24",
    String(repeating: "true ? true : ", count: 24) + "false",
    "[" + String(repeating: "1,", count: 32) + "].size() == 32",
    String(repeating: "(", count: 12) + "true" + String(repeating: ")", count: 12),
    String(repeating: "[", count: 12) + "1" + String(repeating: "]", count: 12) + ".size() == 1",
    String(repeating: "[1].all(x, ", count: 12) + "x == 1" + String(repeating: ")", count: 12),
    String(repeating: "!", count: 32) + "true",
    String(repeating: "-", count: 32) + "1 == 1",
  ]

  @Test(arguments: required)
  func `what the specification says must work does work`(text: String) throws {
    #expect(try Self.evaluate(text) == .bool(true))
  }

  @Test(
    arguments: [
      "'", "\"", "'''a''", "r'", "b\"a", "`a", "'\\", "'\\x4", "'\\u00e", "(", "[1", "{1: 2", "{1:", "f(",
      "f(1,", "a[0", "a.", "a.?", "1 +", "1 ?", "1 ? 2", "1 ? 2 :", "!", "-", "0x", "1e",
      "99999999999999999999", "0xFFFFFFFFFFFFFFFFF", "18446744073709551616u", "-9223372036854775809", "1..2",
      "@", "a b", "\u{0}", "'\u{0}", ")", "1)", "//", " ",
    ])
  func `what is unfinished or out of range is one error at load`(text: String) throws {
    let errors = try #require(throws: ExpressionErrors.self) { try Expression(text, in: Environment()) }
    #expect(errors.all.count == 1)
  }

  @Test(
    arguments: [
      "[" + String(repeating: "nobody,", count: 9000) + "]",
      "[" + String(repeating: "'a'.b(),", count: 7000) + "]",
      "[" + String(repeating: "1 + '',", count: 9000) + "]",
    ])
  func `a text full of mistakes is refused with a list that ends`(text: String) throws {
    let errors = try #require(throws: ExpressionErrors.self) { try Expression(text, in: Environment()) }
    #expect(errors.all.count == 100)
  }

  @Test(arguments: ["[],", "{},", "[[]],", "optional.none(),", "[].map(x, x),"])
  func `a long list of empty ones has its type without going deep`(element: String) throws {
    let text = "[" + String(repeating: element, count: 60_000 / element.utf8.count) + "]"
    _ = try Expression(text, in: Environment(strictness: .specification))
  }

  @Test func `a variable whose type stays open is used a thousand times`() throws {
    let text = "cel.bind(x, [], [" + String(repeating: "x + x,", count: 5000) + "])"
    _ = try Expression(text, in: Environment(strictness: .specification))
  }

  @Test func `maps whose keys are maps have a type all the same`() throws {
    let text = (0..<60).reduce("v") { body, _ in "cel.bind(v, {v: v}, \(body))" }.bound(to: "1")
    _ = try Expression(text, in: Environment(strictness: .specification))
  }

  @Test(
    arguments: [
      "'a'.matches('(')", "'a'.matches('(a{1000}){1000}')", "'a'.matches('[z-a]')", "'a'.matches('(?=a)')",
      "'a'.matches(r'(a)\\1')", "'a'.glob('[')",
    ])
  func `a pattern that RE2 refuses is an error at load`(text: String) {
    #expect(throws: ExpressionErrors.self) { try Expression(text, in: Environment()) }
  }

  @Test(
    arguments: [
      "(s + '!').matches('^(a+)+$')", "s.contains(s.substring(0, 60000) + 'b')",
      "s.indexOf(s.substring(0, 60000) + 'b') >= 0", "s.lastIndexOf('b' + s.substring(0, 60000)) >= 0",
      "size(s.split(s.substring(0, 60000) + 'b')) > 1", "s.replace(s.substring(0, 60000) + 'b', '') != s",
    ])
  func `a search in a text that nearly matches everywhere takes linear time`(test: String) throws {
    let doubled = (0..<17).reduce("cel.bind(s, v, \(test))") { body, _ in "cel.bind(v, v + v, \(body))" }
    #expect(try Self.evaluate(doubled.bound(to: "'a'")) == .bool(false))
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

  static let samples = [
    "{'a': [1, 0x2u, -3.5e1], r\"b\": x.?y[?0]}.all(k, v, k.matches('^.') ? size(v) > 1 : !has(v.`a-b`) || b'\\x41' in v) // ü",
    "cel.bind(r, ref('a.b:5000/c@sha256:\(String(repeating: "0", count: 64))'), '1.0~rc1'.compare('dpkg', r.?tag.orValue('''1''')))",
    "math.greatest([1, 2u, 1e3]) >= 2.5 && timestamp('2026-01-01T00:00:00Z') + duration('1h') > x ? '%s%%'.format([x]) : '\\u00e9'",
  ]

  @Test(arguments: samples)
  func `an expression cut anywhere is an error or a shorter expression, and never a crash`(sample: String) {
    let scalars = Array(sample.unicodeScalars)
    for length in 0...scalars.count {
      Self.load(String(scalars.prefix(length)))
      Self.load(String(scalars.dropFirst(length)))
    }
  }

  @Test(arguments: samples)
  func `an expression with a changed character is never a crash`(sample: String) {
    let scalars = Array(sample.unicodeScalars)
    for index in scalars.indices {
      for other: Unicode.Scalar in ["(", ")", "'", "\\", ".", "?", "\0", "é", "9", "{"] {
        var changed = scalars
        changed[index] = other
        Self.load(String(changed))
      }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `random words are an error, and never a crash`(seed: UInt64) {
    let words = [
      "(", ")", "[", "]", "{", "}", "'", "\"", ".", ",", "?", ":", "+", "-", "!", "==", "&&", " in ", "x",
      "1",
      "1u", "has(", ".all(", "cel.bind(", "r'", "//", "\n", "`", "\u{301}", "true", "null", "math.", "\\",
      "\0",
    ]
    var state = seed
    for _ in 0..<100 {
      var text = ""
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count]
      }
      Self.load(text)
    }
  }

  private static func load(_ text: String) {
    let environment = Environment(variables: [Variable("x", .dyn)], strictness: .specification)
    _ = try? Expression(text, in: environment)
  }

  @Test(
    arguments: [
      "[1,2,3,4,5,6,7,8,9,10].map(a, [1,2,3,4,5,6,7,8,9,10].map(b, [1,2,3,4,5,6,7,8,9,10].map(c, [1,2,3,4,5,6,7,8,9,10].map(d, [1,2,3,4,5,6,7,8,9,10].map(e, [1,2,3,4,5,6,7,8,9,10].map(f, 1)))))).size() > 0",
      doubled("x", times: 60), doubled("[x]", times: 60), nested("v == v"), nested("v in [v]"),
      nested("'%s'.format([v]) == ''"), nested("{'a': v} == {'a': v}"),
      nested("optional.of(v) == optional.of(v)"),
      nested("[v, v].distinct().size() > 0"), nested("sets.contains([v], [v])"),
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

  /// A list that holds another twice, which holds another twice, and so on: two to the sixtieth elements.
  private static func nested(_ test: String) -> String {
    (0..<60).reduce(test) { body, _ in "cel.bind(v, [v, v], \(body))" }.bound(to: "[1]")
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
