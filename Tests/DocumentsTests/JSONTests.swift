import Diagnostics
import Documents
import FoundationEssentials
import Testing

@Suite struct JSONTests {
  private func parse(_ text: String, limits: DocumentLimits = DocumentLimits()) throws(Diagnostics) -> Node {
    try Node(parsingJSON: Array(text.utf8), named: "a.json", limits: limits)
  }

  private func problem(_ bytes: [UInt8], limits: DocumentLimits = DocumentLimits()) -> Diagnostic? {
    do throws(Diagnostics) {
      _ = try Node(parsingJSON: bytes, named: "a.json", limits: limits)
      return nil
    } catch {
      return error.all.first
    }
  }

  private static let accepted = [
    ("null", "null"), (" true\r\n\t", "bool(true)"), ("false", "bool(false)"), ("\"\"", "''"), ("[]", "[]"),
    ("{}", "{}"), ("0", "int(0)"), ("-0", "int(0)"), ("-12", "int(-12)"), ("1.25", "double(1.25)"),
    ("1E+2", "double(100.0)"), ("1e-2", "double(0.01)"), ("9223372036854775807", "int(9223372036854775807)"),
    ("9223372036854775808", "double(9.223372036854776e+18)"),
    ("-9223372036854775808", "int(-9223372036854775808)"),
    ("[1,[2,{\"a\":[]}],\"x\"]", "[int(1) [int(2) {a: []}] 'x']"),
    ("{\"\":1,\" \":2}", "{: int(1)  : int(2)}"),
    (#""\"\\\/\b\f\n\r\t""#, "'\"\\/\u{8}\u{C}\n\r\t'"),
    (#""\u00e9\uD83D\ude00\u0000""#, "'\u{E9}\u{1F600}\0'"),
    ("\"é😀\u{7F}\u{2028}\"", "'é😀\u{7F}\u{2028}'"), ("1e-999", "double(0.0)"),
  ]

  private static let refused = [
    "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-Infinity", "+1", "01", "-01", "00", "1.", ".5",
    "1.e3", "1e",
    "1e+", "-", "--1", "0x10", "1_0", "[1,]", "[,1]", "[1 2]", "[", "]", "{", "}", "{\"a\"}", "{\"a\":}",
    "{\"a\":1,}",
    "{a:1}", "{'a':1}", "{1:2}", "{\"a\" 1}", "\"", "\"\\\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"",
    "\"\\u+123\"",
    "\"\\", "\"\\u", "\"\t\"", "\"\n\"", "\"\0\"", "1 2", "[] []", "// c\n1", "1 /* c */", "\u{C}1",
    "\u{A0}1",
    "'a'", "{\"a\":1 \"b\":2}", "[\"a\"", "tru", "1e999", "-1e999", "[1]x",
  ]

  @Test(arguments: accepted)
  func `a document means what the standard says`(text: String, outline: String) throws {
    #expect(try parse(text).outline == outline)
  }

  @Test(arguments: refused)
  func `what the standard does not allow is an error with a position`(text: String) throws {
    #expect(try #require(problem(Array(text.utf8))).position != nil)
  }

  /// Stricter on purpose than most readers of JSON.
  @Test(arguments: [
    "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "\"\\ud800\"", "\"\\ude00\"", "\"\\ud800\\u0041\"",
    "\"\\ud800\\ud800\"", "\u{FEFF}1",
  ])
  func `what readers disagree about is refused`(text: String) {
    #expect(problem(Array(text.utf8)) != nil)
  }

  /// The other reader takes a trailing comma, and no number that is rounded to zero.
  private static let disputed = ["[1,]", "{\"a\":1,}", "1e-999"]

  @Test(arguments: (accepted.map(\.0) + refused).filter { !disputed.contains($0) })
  func `another reader accepts the same documents`(text: String) {
    let theirs = (try? JSONDecoder().decode(AnyJSON.self, from: Data(text.utf8))) != nil
    #expect(theirs == (problem(Array(text.utf8)) == nil))
  }

  @Test func `bytes that are not text are refused where they stand`() {
    #expect(problem([0x5B, 0x22, 0xFF, 0x22, 0x5D])?.position == Position(line: 1, column: 3))
    #expect(problem(Array("\"".utf8) + [0xC0, 0x80] + Array("\"".utf8)) != nil)
    #expect(problem(Array("\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"".utf8)) != nil)
  }

  @Test func `keys that only look alike are different keys`() throws {
    let node = try parse("{\"caf\u{E9}\":1,\"cafe\u{301}\":2}")
    #expect(node["caf\u{E9}"]?.int == 1)
    #expect(node["cafe\u{301}"]?.int == 2)
  }

  @Test func `positions count scalars and lines`() throws {
    let node = try parse("{\r\n \"é😀\" : [\"ö\", 1],\n\"b\":{}}")
    let members = try #require(node.mapping)
    #expect(members.map(\.keyPosition) == [Position(line: 2, column: 2), Position(line: 3, column: 1)])
    #expect(members[0].value.position == Position(line: 2, column: 9))
    #expect(members[0].value.sequence?[1].position == Position(line: 2, column: 15))
    #expect(members[1].value.position == Position(line: 3, column: 5))
  }

  @Test(arguments: [
    ("[1,\n 2,]", 2, 4), ("{\"a\":1,\n \"a\":2}", 2, 2), ("[\"é\\q\"]", 1, 4), ("{\"k\" 1}", 1, 6),
    ("[1", 1, 3),
  ])
  func `an error stands where the mistake is`(text: String, line: Int, column: Int) {
    #expect(problem(Array(text.utf8))?.position == Position(line: line, column: column))
  }

  @Test func `nesting stops at its limit`() throws {
    #expect(try parse("[[1]]", limits: DocumentLimits(maximumDepth: 2)).outline == "[[int(1)]]")
    #expect(problem(Array("[[{}]]".utf8), limits: DocumentLimits(maximumDepth: 2))?.position?.column == 3)
    #expect(problem(Array(repeating: UInt8(ascii: "["), count: 10_000))?.position?.column == 101)
  }

  @Test func `size stops at its limit`() throws {
    #expect(problem(Array("12345".utf8), limits: DocumentLimits(maximumBytes: 4)) != nil)
    #expect(try parse("{\"a\":1}", limits: DocumentLimits(maximumNodes: 3))["a"]?.int == 1)
    #expect(
      problem(Array("{\"a\":[1]}".utf8), limits: DocumentLimits(maximumNodes: 3))?.position?.column == 7)
  }

  @Test func `one long line is read in linear time`() throws {
    let text = "[" + Array(repeating: "{\"key\":\"value é\"}", count: 20_000).joined(separator: ",") + "]"
    #expect(try parse(text).sequence?.count == 20_000)
  }

  private static let sample = Array(
    #"{"a": [1, -2.5e3, "é\u00e9\ud83d\ude00\n"], "b": {"c": null, "d": [true, false]}}"#.utf8)

  @Test(arguments: 0..<sample.count)
  func `a document cut anywhere is an error and never a crash`(length: Int) {
    #expect(problem(Array(Self.sample.prefix(length))) != nil)
  }

  @Test(arguments: 0..<sample.count)
  func `a document with a byte changed never crashes`(index: Int) {
    for flip in UInt8(1)...255 {
      var bytes = Self.sample
      bytes[index] ^= flip
      _ = problem(bytes)
    }
  }
}

/// Decodes any document, to ask the other reader whether it is one.
private struct AnyJSON: Decodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Key.self) {
      for key in members.allKeys { _ = try members.decode(AnyJSON.self, forKey: key) }
    } else if var elements = try? decoder.unkeyedContainer() {
      while !elements.isAtEnd { _ = try elements.decode(AnyJSON.self) }
    } else {
      let value = try decoder.singleValueContainer()
      guard !value.decodeNil(), (try? value.decode(Bool.self)) == nil, (try? value.decode(String.self)) == nil
      else {
        return
      }
      _ = try value.decode(Double.self)
    }
  }
}
