import Diagnostics
import Testing

@Suite struct EscapingTests {
  @Test(arguments: [
    ("plain é \u{1F600}", "plain é \u{1F600}"), ("a\nb\r\t", #"a\nb\r\t"#),
    ("\0\u{1B}\u{7F}\u{9B}", #"\x00\x1b\x7f\x9b"#),
    ("\u{202E}\u{2066}\u{200B}\u{FEFF}", #"\u{202e}\u{2066}\u{200b}\u{feff}"#), ("\u{E0041}", #"\u{e0041}"#),
    ("", ""),
  ])
  func `what could deceive a reader is escaped`(text: String, escaped: String) {
    #expect(text.escaped == escaped)
  }

  @Test(
    arguments: [
      ([], ""), ([0x61, 0xC3, 0xA9], "aé"), ([0x61, 0xFF, 0x62], #"a\xffb"#), ([0xC3], #"\xc3"#),
      ([0xC3, 0xC3, 0xA9], #"\xc3é"#),
      ([0xED, 0xA0, 0x80], #"\xed\xa0\x80"#), ([0xF0, 0x9F, 0x98, 0x80, 0x80], "\u{1F600}\\x80"),
      ([0xC0, 0x80], #"\xc0\x80"#),
    ] as [([UInt8], String)])
  func `bytes that are no text are shown one by one`(bytes: [UInt8], text: String) {
    #expect(String(escapingInvalid: bytes) == text)
  }

  @Test func `every two bytes have a text`() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max { #expect(!String(escapingInvalid: [first, second]).isEmpty) }
    }
  }
}
