import Diagnostics
import Documents
import Testing

@Suite struct YAMLTests {
  private func parse(_ text: String, limits: DocumentLimits = DocumentLimits()) throws(Diagnostics) -> Node {
    try Node(parsingYAML: SourceText(name: "a.yaml", text: text), limits: limits)
  }

  private func problem(_ text: String, limits: DocumentLimits = DocumentLimits()) -> Diagnostic? {
    do throws(Diagnostics) {
      _ = try parse(text, limits: limits)
      return nil
    } catch {
      return error.all.first
    }
  }

  @Test func `a document becomes a tree in its own order`() throws {
    let node = try parse("b: [1, two, {c: 3.5}]\na:\n  - ~\n  - true\n")
    #expect(node.outline == "{b: [int(1) 'two' {c: double(3.5)}] a: [null bool(true)]}")
    #expect(node["a"]?.sequence?.count == 2)
  }

  @Test(arguments: [
    ("", "null"), ("~", "null"), ("Null", "null"), ("nULL", "'nULL'"),
    ("true", "bool(true)"), ("FALSE", "bool(false)"),
    ("yes", "'yes'"), ("no", "'no'"), ("on", "'on'"), ("off", "'off'"), ("y", "'y'"),
    ("0", "int(0)"), ("-0", "int(0)"), ("+12", "int(12)"), ("-7", "int(-7)"), ("0o17", "int(15)"),
    ("0x1F", "int(31)"), ("0o8", "'0o8'"), ("0xg", "'0xg'"), ("0x", "'0x'"), ("1_000", "'1_000'"),
    ("9223372036854775807", "int(9223372036854775807)"),
    ("1.5", "double(1.5)"), (".5", "double(0.5)"), ("5.", "double(5.0)"), ("1e3", "double(1000.0)"),
    ("-1.5E-1", "double(-0.15)"), (".", "'.'"), ("e3", "'e3'"), ("1e", "'1e'"), ("1.2.3", "'1.2.3'"),
    (".inf", "double(inf)"), ("-.INF", "double(-inf)"), (".nan", "double(nan)"), ("inf", "'inf'"),
    ("nan", "'nan'"), ("infinity", "'infinity'"), ("0x1p3", "'0x1p3'"),
    ("12:30", "'12:30'"), ("2024-01-01", "'2024-01-01'"), ("sha256:00", "'sha256:00'"),
    ("\"1\"", "'1'"), ("'true'", "'true'"), ("|-\n   0755", "'0755'"),
  ])
  func `a plain scalar means what the core schema says`(text: String, outline: String) throws {
    #expect(try parse("a: \(text)\n").outline == "{a: \(outline)}")
  }

  @Test(arguments: [
    ("a: 0755", "quote it"), ("a: -01", "quote it"), ("a: 00", "quote it"), ("0755: a", "quote it"),
    ("a: 9223372036854775808", "out of range"), ("a: 0xFFFFFFFFFFFFFFFFF", "out of range"),
    ("a: 1e999", "out of range"),
  ])
  func `a number that readers understand differently is an error`(text: String, part: String) throws {
    #expect(try #require(problem(text)).message.contains(part))
  }

  @Test(arguments: [
    ("a: &x 1", 4, "anchors are not allowed; write the value out"),
    ("a: &x [1]", 4, "anchors are not allowed"),
    ("a: &x {b: 1}", 4, "anchors are not allowed"),
    ("a: *x", 4, "aliases are not allowed"),
    ("a: !has(a)", 4, "tags are not allowed; quote a text that starts with '!'"),
    ("a: !!str 1", 4, "tags are not allowed"), ("a: ! 1", 4, "tags are not allowed"),
    ("a: !x [1]", 4, "tags are not allowed"), ("!x a: 1", 1, "tags are not allowed"),
    ("a: !a.b && c", 10, "quote a text that starts with"),
    ("a: *.py", 5, "quote a text that starts with"),
    ("<<: {b: 1}", 1, "merge keys are not allowed"),
    ("a: 1\na: 2", 1, "the key 'a' stands here a second time; the first is on line 1"),
    ("a: 1\n\"a\": 2", 1, "a second time"),
    ("1: a", 1, "the key '1' is not a string; quote it"), ("true: a", 1, "not a string"),
    ("~: a", 1, "not a string"), ("{: a}", 2, "did not find expected node content"),
    ("? [a]\n: b", 3, "a key must be a string"), ("? {a: b}\n: c", 3, "a key must be a string"),
    ("a\n---\nb", 1, "a second document starts here"),
    ("", 1, "the text holds no document"), ("# only a comment\n", 1, "the text holds no document"),
    ("\u{FEFF}a: 1", 1, "byte order mark"),
    ("a: b: c", 5, "mapping values are not allowed in this context"),
    ("a: [1", 6, "while parsing a flow sequence"),
    ("a: \"b", 6, "unexpected end of stream while scanning a quoted scalar"),
    ("a: \u{1}", 4, "control characters are not allowed"),
    ("a: \"\\ud800\"", 7, "invalid Unicode character"),
    ("a: \"\\q\"", 5, "unknown escape character"),
    ("\ta: 1", 1, "cannot start any token"),
  ])
  func `what two readers could take differently is refused where it stands`(
    text: String, column: Int, part: String
  ) throws {
    let problem = try #require(self.problem(text))
    #expect(problem.message.contains(part))
    #expect(problem.position?.column == column)
  }

  @Test func `a quoted merge key is a key like any other`() throws {
    #expect(try parse("'<<': 1").outline == "{<<: int(1)}")
  }

  @Test func `keys that only look alike are different keys`() throws {
    let node = try parse("caf\u{E9}: 1\ncafe\u{301}: 2")
    #expect(node["cafe\u{301}"]?.int == 2)
  }

  @Test func `positions count scalars and the lines that an editor shows`() throws {
    let node = try parse("# é\u{85}\r\na:\r\n  - \"ö\u{1F600}\"  \r\n  - {k: v}\n")
    let list = try #require(node["a"])
    #expect(list.position == Position(line: 3, column: 3))
    #expect(list.sequence?.last?.position == Position(line: 4, column: 5))
    #expect(list.sequence?.last?.mapping?.first?.keyPosition == Position(line: 4, column: 6))
    #expect(list.sequence?.last?["k"]?.position == Position(line: 4, column: 9))
  }

  @Test func `a scalar knows how it was written`() throws {
    let styles = try parse("[a, 'b', \"c\"]").sequence?.compactMap(\.scalar?.style)
    #expect(styles == [.plain, .quoted, .quoted])
    #expect(try parse("a: |\n  b")["a"]?.scalar?.style == .block)
    #expect(try parse("a: >\n  b")["a"]?.scalar?.style == .block)
  }

  @Test func `nesting stops at its limit`() throws {
    let limits = DocumentLimits(maximumDepth: 3)
    #expect(try parse("[[[1]]]", limits: limits).outline == "[[[int(1)]]]")
    #expect(problem("[[[[1]]]]", limits: limits)?.position?.column == 4)
    #expect(problem("a:\n b:\n  c:\n   d: 1", limits: limits)?.position == Position(line: 4, column: 4))
    #expect(problem(String(repeating: "[", count: 10_000)) != nil)
    #expect(problem(String(repeating: "{a: ", count: 10_000)) != nil)
  }

  @Test func `size stops at its limit`() throws {
    #expect(problem("abcde", limits: DocumentLimits(maximumBytes: 4)) != nil)
    #expect(try parse("[a, b]", limits: DocumentLimits(maximumNodes: 3)).sequence?.count == 2)
    #expect(problem("[a, b, c]", limits: DocumentLimits(maximumNodes: 3))?.position?.column == 8)
  }

  private static let sample = """
    %YAML 1.1
    --- # text
    id: "A\\u00e9\\
      b"
    list: ['it''s', >-
      folded]
    block: |2-
        é
       x
    flow: {a: [1, ~], 'b': 2.5}
    """

  @Test func `a document cut anywhere never crashes`() {
    let bytes = Array(Self.sample.utf8)
    for length in 0...bytes.count {
      _ = problem(String(decoding: bytes.prefix(length), as: UTF8.self))
    }
  }

  @Test(arguments: 0..<sample.utf8.count)
  func `a document with a byte changed never crashes`(index: Int) {
    for flip in UInt8(1)...255 {
      var bytes = Array(Self.sample.utf8)
      bytes[index] ^= flip
      _ = problem(String(decoding: bytes, as: UTF8.self))
    }
  }
}
