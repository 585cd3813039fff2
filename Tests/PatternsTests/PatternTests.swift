import Patterns
import Testing

@Suite struct PatternTests {
  @Test(arguments: [
    ("a+b", "xaab", true), ("^a$", "ab", false), ("", "", true), ("a\\r", "a\r\nb", true),
    ("\\bt\\b", "don't", true),
    ("\\d", "٣", false), ("\\pL", "é", true), ("(?i)TOKEN", "a token", true), (".", "\u{1F631}", true),
  ])
  func `a pattern matches what RE2 says it matches`(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try Pattern(pattern).matches(text) == isMatch)
  }

  @Test(arguments: ["(", "a**b", "(?=a)", "\\1", "[z-a]", "a{2000}", "\\Qa\\E("])
  func `a pattern that RE2 refuses is an error`(pattern: String) {
    #expect(throws: Pattern.SyntaxError.self) { try Pattern(pattern) }
  }

  @Test func `an error says what was refused`() throws {
    let error = try #require(throws: Pattern.SyntaxError.self) { try Pattern("x[z-a]") }
    #expect(error.message.contains("invalid character class range"))
    #expect(error.part == "z-a")
  }

  @Test func `a match is a range of bytes`() throws {
    let pattern = try Pattern("b+")
    let text = Array("éabba bb".utf8)
    text.withUnsafeBytes { bytes in
      #expect(pattern.firstMatch(in: bytes) == 3..<5)
      #expect(pattern.firstMatch(in: bytes, from: 4) == 4..<5)
      #expect(pattern.firstMatch(in: bytes, from: 5) == 7..<9)
      #expect(pattern.firstMatch(in: bytes, from: 9) == nil)
      #expect(pattern.firstMatch(in: bytes, from: 10) == nil)
    }
  }

  @Test func `a start before the text finds nothing`() throws {
    let pattern = try Pattern("a")
    [UInt8(ascii: "a")].withUnsafeBytes { bytes in
      #expect(pattern.firstMatch(in: bytes, from: -1) == nil)
    }
  }

  @Test func `an empty buffer can match`() throws {
    #expect(try Pattern("^$").firstMatch(in: UnsafeRawBufferPointer(start: nil, count: 0)) == 0..<0)
  }

  @Test func `bytes need not be text`() throws {
    let pattern = try Pattern("\\xff.b", encoding: .bytes)
    [0xff, 0x80, UInt8(ascii: "b")].withUnsafeBytes { bytes in
      #expect(pattern.firstMatch(in: bytes) == 0..<3)
    }
  }

  @Test func `a pattern that makes others explode takes linear time`() throws {
    let text = String(repeating: "a", count: 100_000) + "!"
    #expect(try !Pattern("^(a+)+$").matches(text))
  }
}
