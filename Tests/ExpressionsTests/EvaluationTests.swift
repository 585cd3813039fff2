import Testing

@testable import Expressions

/// Facts, bindings and the functions of our own.
@Suite struct EvaluationTests {
  static let files = Rows(
    "File",
    [
      [
        "path": .string("/bin/su"), "name": .string("su"), "type": .string("regular"), "mode": .int(0o4755),
        "uid": .int(0), "setuid": .bool(true), "setgid": .bool(false), "size": .int(10),
      ],
      [
        "path": .string("/tmp"), "name": .string("tmp"), "type": .string("directory"), "mode": .int(0o1777),
        "uid": .int(1), "setuid": .bool(false), "setgid": .bool(false), "size": .int(0),
        "owner": .string("app"),
      ],
      ["path": .string("/x"), "setuid": .string("unreadable"), "type": .string("regular"), "uid": .int(5)],
    ])

  @Test(
    arguments: [
      ("file.type == 'regular' && (file.setuid || file.setgid)", [true, false, nil]),
      ("file.setuid && file.uid == 9", [false, false, false]),
      ("file.setuid || file.uid == 5", [true, false, true]),
      ("has(file.owner) && file.owner == 'app'", [false, true, false]),
      ("file.?owner.orValue('nobody') == 'nobody'", [true, false, true]),
      ("file.path.under('/tmp')", [false, true, false]),
      ("file.path in ['/x', '/y']", [false, false, true]),
      ("files.exists(f, f.path == file.path && f.uid > 0)", [false, true, true]),
      ("files.all(f, f.setuid)", [false, false, false]),
      ("files.exists_one(f, f.uid == file.uid)", [true, true, true]),
      ("size(files) == 3 && files[0].path == '/bin/su'", [true, true, true]),
      ("files.filter(f, f.uid > 0).map(f, f.path) == ['/tmp', '/x']", [true, true, true]),
    ] as [(String, [Bool?])])
  func `a predicate judges every row`(text: String, answers: [Bool?]) throws {
    let predicate = try Expression(text, in: FactModel.file, expecting: .bool)
    let bindings = Bindings(FactModel.file)
    bindings.bind("files", Self.files.list)
    let slot = try #require(bindings.slot(of: "file"))
    for (row, answer) in answers.enumerated() {
      bindings.set(slot, .object(Object(type: Self.files.type, source: Self.files, row: row)))
      #expect((try? predicate.evaluateBool(bindings)) == answer)
    }
  }

  @Test func `a fact that could not be read is an error with its reason`() throws {
    let predicate = try Expression("files.exists(f, f.setuid && f.uid == 5)", in: FactModel.environment)
    let bindings = Bindings(FactModel.environment)
    bindings.bind("files", Self.files.list)
    #expect(throws: EvaluationError.unavailable("damaged")) { try predicate.evaluateBool(bindings) }
  }

  @Test func `a lazy variable is computed once and only when it is read`() throws {
    let environment = Environment(variables: [Variable("n", .int), Variable("m", .int)])
    let bindings = Bindings(environment)
    var count = 0
    bindings.bind(
      "n",
      lazily: { () throws(EvaluationError) in
        count += 1
        return .int(2)
      })
    bindings.bind("m", .int(1))
    #expect(try Expression("m == 1 || n == 1", in: environment).evaluateBool(bindings))
    #expect(count == 0)
    #expect(try Expression("n + n", in: environment).evaluate(bindings) == .int(4))
    #expect(count == 1)
  }

  @Test func `a lazy variable that evaluates another expression leaves macro variables alone`() throws {
    let environment = Environment(variables: [Variable("inner", .list(.int))])
    let inner = try Expression("[7, 8].map(x, x)", in: environment)
    let bindings = Bindings(environment)
    bindings.bind("inner", lazily: { () throws(EvaluationError) in try inner.evaluate(bindings) })
    let outer = try Expression("[1, 2].map(x, inner.map(y, x * y))", in: environment)
    #expect(try outer.evaluate(bindings).text == "[[7, 8], [14, 16]]")
  }

  @Test func `a variable that is defined by itself is an error`() throws {
    let environment = Environment(variables: [Variable("v", .int)])
    let expression = try Expression("v + 1", in: environment)
    let bindings = Bindings(environment)
    bindings.bind("v", lazily: { () throws(EvaluationError) in try expression.evaluate(bindings) })
    #expect(throws: EvaluationError.self) { try expression.evaluate(bindings) }
  }

  @Test func `a value is small enough to be returned in registers`() {
    #expect(MemoryLayout<Value>.size <= 32)
  }

  @Test func `a variable without a value is an error`() throws {
    let environment = Environment(variables: [Variable("v", .int)])
    #expect(throws: EvaluationError.unboundVariable("v")) {
      try Expression("v == 1", in: environment).evaluateBool(Bindings(environment))
    }
  }

  @Test func `an expression of the parent works with the child's bindings`() throws {
    let parent = Environment(variables: [Variable("a", .int)])
    let child = parent.adding(Variable("b", .int))
    let expression = try Expression("a + 1", in: parent)
    let bindings = Bindings(child)
    bindings.bind("a", .int(1))
    bindings.bind("b", .int(5))
    #expect(try expression.evaluate(bindings) == .int(2))
  }

  @Test func `an expression names every fact that it reads`() throws {
    let expression = try Expression(
      "files.exists(f, f.type == 'regular' && has(f.owner)) && params.lowestPort > 1",
      in: FactModel.environment)
    #expect(
      expression.reads == [
        .variable("files"), .variable("params"), .field(type: "File", name: "type"),
        .field(type: "File", name: "owner"), .field(type: "Params", name: "lowestPort"),
      ])
  }

  @Test(
    arguments: [
      "'/var/lib/x'.under('/var/lib')", "'/var/lib'.under('/var/lib/')", "!'/var/library'.under('/var/lib')",
      "'/x'.under('/')", "!'x'.under('/')", "'/usr/bin/sshd'.glob('/usr/**/sshd')",
      "'/usr/sshd'.glob('/usr/**/sshd')",
      "'/a/b/c'.glob('/a/**')", "!'/a/b/c'.glob('/a/*')", "'/a/b.so.1'.glob('/a/*.so.?')",
      "'/a/b1'.glob('/a/b[0-9]')",
      "!'/a/b1'.glob('/a/b[!0-9]')", "!'/a.b'.glob('/a?b/')", "'/a+b'.glob('/a+b')", "'/a\\nb'.glob('/a*')",
      "octal(2541) == '4755'", "mode('0644') == 420", "mode('4755') == 2541", "420.exceeds('0600')",
      "!384.exceeds('0644')", "438.exceeds('0644')", "!33188.exceeds('0644')", "entropy('') == 0.0",
      "entropy('abab') == 1.0", "entropy('aaaa') == 0.0", "'e\\u0301' != '\\u00e9'", "size('\\r\\n') == 2",
      "size('e\\u0301') == 2", "'a\\u0301'.startsWith('a')", "!('e\\u0301' in ['\\u00e9'])",
      "{'e\\u0301': 1, '\\u00e9': 2}.size() == 2", "b'\\xff' < b'\\xff\\x00'",
      "timestamp('2024-02-29T12:00:00.5Z') + duration('24h') == timestamp('2024-03-01T12:00:00.5Z')",
      "string(timestamp('1969-12-31T23:59:59.25Z')) == '1969-12-31T23:59:59.25Z'",
      "timestamp('2024-07-01T00:00:00Z').getHours('Europe/Berlin') == 2",
      "string(duration('-1.5s')) == '-1.5s'",
      "duration('1h') == duration('59m60s')",
      "timestamp('2024-01-01T01:00:00+01:00') == timestamp('2024-01-01T00:00:00Z')",
    ])
  func `a function answers as documented`(text: String) throws {
    let environment = Environment()
    #expect(try Expression(text, in: environment).evaluateBool(Bindings(environment)))
  }

  @Test(
    arguments: [
      ("1 / 0", .divisionByZero), ("9223372036854775807 + 1", .overflow),
      ("-9223372036854775808 / -1", .overflow),
      ("-9223372036854775808 % -1", .overflow), ("-(-9223372036854775808)", .overflow),
      ("0u - 1u", .overflow),
      ("[1][1]", .indexOutOfRange(1)), ("{'a': 1}['b']", .noSuchKey("b")),
      ("optional.none().value()", .emptyOptional),
      (
        "timestamp('2024-01-01T00:00:00Z').getHours('../../etc/passwd')",
        .invalidArgument("unknown time zone '../../etc/passwd'")
      ),
    ] as [(String, EvaluationError)])
  func `an expression without a value is an error`(text: String, error: EvaluationError) throws {
    let environment = Environment(strictness: .specification)
    let expression = try Expression(text, in: environment)
    #expect(throws: error) { try expression.evaluate(Bindings(environment)) }
  }
}
