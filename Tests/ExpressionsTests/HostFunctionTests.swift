import Testing

@testable import Expressions

/// Versions, image names and digests, and the extensions for lists and sets.
@Suite struct HostFunctionTests {
  private static let zeros = String(repeating: "0", count: 64)

  @Test(
    arguments: [
      "'1:2.3-4'.compare('dpkg', '2.4') == 1", "'3.0.7-r0'.compare('apk', '3.0.7-r0') == 0",
      "'1.2.3'.compare('semver', '1.10.0') < 0", "['1.0a1', '1.0'].all(v, v.compare('pep440', '1.0') <= 0)",
      "ref('alpine').registry == 'docker.io'", "ref('alpine').repository == 'library/alpine'",
      "!has(ref('alpine').tag) && !has(ref('alpine').digest)",
      "ref('alpine:3.22').?tag.orValue('latest') == '3.22'", "ref('user/app').repository == 'user/app'",
      "ref('user/app').registry == 'docker.io'", "ref('index.docker.io/alpine') == ref('alpine')",
      "ref('quay.io/a/b/c:v1') != ref('quay.io/a/b/c:v2')", "ref('localhost/app').registry == 'localhost'",
      "ref('localhost:5000/app:1').registry == 'localhost:5000'",
      "ref('registry:5000/app').repository == 'app'",
      "ref('[::1]:5000/app').registry == '[::1]:5000'", "ref('Host/app').registry == 'Host'",
      "ref('a.b/c@sha256:\(zeros)').?digest.orValue('') == 'sha256:\(zeros)'",
      "ref('a/b:t@sha256:\(zeros)').?tag.orValue('') == 't'", "ref('a__b/c-d.e').repository == 'a__b/c-d.e'",
      "digest('sha256:\(zeros)').algorithm == 'sha256'", "size(digest('sha256:\(zeros)').hex) == 64",
      "digest('sha256:\(zeros)') == digest('sha256:' + '\(zeros)')",
    ])
  func `a host function answers as documented`(text: String) throws {
    #expect(try Self.evaluate(text) == .bool(true))
  }

  @Test(
    arguments: [
      "sets.contains([], [])", "!sets.contains([], [1])", "sets.contains([1, 2, 3, 4], [2, 3])",
      "sets.equivalent([1], [1, 1])", "sets.equivalent([], [])", "!sets.equivalent([1, 2], [1])",
      "!sets.intersects([1], [])", "sets.intersects([1], [1, 2])",
      "sets.intersects([[1], [2, 3]], [[1, 2], [2, 3]])", "sets.contains(['e\\u0301'], ['é']) == false",
      "[1, 2, 2, 3, 3, 3].distinct() == [1, 2, 3]", "['b', 'b', 'c', 'a', 'c'].distinct() == ['b', 'c', 'a']",
      "[[1], [1], [2]].distinct() == [[1], [2]]", "[3, 2, 1].sort() == [1, 2, 3]",
      "['b', 'c', 'a'].sort() == ['a', 'b', 'c']", "[true, false].sort() == [false, true]",
      "[1, 2, 3, 4].slice(1, 3) == [2, 3]", "[1, 2].slice(2, 2) == []",
      "[[1], [], [2, 3]].flatten() == [1, 2, 3]",
      "[[[1]], [[2]]].flatten() == [[1], [2]]", "[5, 3, 1, 2].reverse() == [2, 1, 3, 5]",
      "[1, 2, 3].first().value() == 1", "[1, 2, 3].last().value() == 3",
      "!['a'].slice(0, 0).first().hasValue()",
    ])
  func `lists and sets answer as the extensions of cel-go do`(text: String) throws {
    #expect(try Self.evaluate(text) == .bool(true))
  }

  @Test(
    arguments: [
      "'1'.compare('deb' + 'ian', '1')", "ref('A')", "[1, 2].slice(1, 3)",
      "[1, 2].slice(-1, 1)", "[1, 2].slice(2, 1)", "[0.0 / 0.0, 1.0].sort()",
    ])
  func `what they cannot answer is an error`(text: String) {
    #expect(throws: (any Error).self) { try Self.evaluate(text) }
  }

  @Test(
    arguments: [
      "", "A", "a//b", "/a", "a/", "a:", "a@", "a@sha256:0", "a:b:c", "-a", "a-", "a___b", "a..b", "a.-b",
      "a:.b", "é",
      "a b", String(repeating: "a", count: 300), "a:" + String(repeating: "t", count: 129),
    ])
  func `a text that is no image reference is an error`(text: String) {
    #expect(throws: EvaluationError.self) { try ImageReference(parsing: text) }
  }

  @Test(arguments: [
    "", "sha256", "sha256:", "sha256:00", "md5:00", "sha256:" + String(repeating: "G", count: 64),
  ])
  func `a text that is no digest is an error`(text: String) {
    #expect(throws: EvaluationError.self) { try DigestText(parsing: text) }
  }

  @Test func `a set of many values that cannot be hashed is an error`() throws {
    let lists = List((0..<1500).map { Value.list(List([.int($0)])) })
    #expect(throws: EvaluationError.self) { try ValueSet(lists) }
    #expect(try ValueSet(List((0..<100_000).map { Value.int($0 % 1000) })).members.count == 1000)
  }

  @Test(
    arguments: [
      ("2100-07-01T00:00:00Z", "America/New_York", 20), ("2100-01-01T00:00:00Z", "America/New_York", 19),
      ("2100-07-01T00:00:00Z", "Europe/Berlin", 2), ("2100-01-01T00:00:00Z", "Australia/Sydney", 11),
      ("2100-07-01T00:00:00Z", "Australia/Sydney", 10), ("2100-07-01T00:00:00Z", "Asia/Kolkata", 5),
    ])
  func `a zone keeps its summer time after the last change that its file lists`(
    time: String, zone: String, hours: Int64
  ) throws {
    #expect(try Self.evaluate("timestamp('\(time)').getHours('\(zone)')") == .int(hours))
  }

  @Test(
    arguments: [
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z", -18_000),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 7200),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600),
      ("<+0330>-3:30", "2026-10-25T01:00:00Z", 12_600),
      ("AAA0BBB-2,J60/0,J300/0", "2024-03-01T00:00:00Z", 7200),
      ("AAA0BBB-2,59/0,300/0", "2024-02-29T00:00:00Z", 7200),
      ("AAA0BBB-2,59/0,300/0", "2024-02-28T23:59:59Z", 0),
    ])
  func `a rule of a time zone is read as POSIX has it`(text: String, time: String, offset: Int64) throws {
    let rule = try #require(TimeZoneRule(parsing: Array(text.utf8)[...]))
    #expect(rule.offset(at: try Timestamp(parsing: time).seconds) == offset)
  }

  private static func evaluate(_ text: String) throws -> Value {
    let environment = Environment()
    return try Expression(text, in: environment).evaluate(Bindings(environment))
  }
}
