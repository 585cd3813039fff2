import Testing

@testable import Models

/// Values as CPython's unpickler takes them, not as pickletools does: a scanner that refuses what is loaded is blind.
@Suite struct PickleLiteralTests {
  /// An import behind the value shows that it was read past.
  private static let payload = "0cos\nsystem\n."

  private func past(_ value: String) -> [String] {
    findings(in: latin(value + Self.payload), named: "m.pkl")
  }

  @Test(
    arguments: [
      "N", "I1\n", "I00\n", "I01\n", "I-5\n", "I99999999999999999999\n", "L5L\n", "L-5L\n", "F1.5\n",
      "F-1e9\n",
      "Fnan\n", "S'a'\n", "S\"a\"\n", "S'a\\x41\\101\\n\\q'\n", "S'\u{E9}'\n", "V\u{E9}\\u0041\\U0001F600\n",
      "V\\\n", "(", "((t", "]",
      "(l", "}", "(d", ")", "(I1\nI2\nt", "I1\np0\n0g0\n", "I1\nI1\na", "]I1\na", "](I1\nI2\ne", "}I1\nI2\ns",
      "K\u{1}", "M\u{1}\u{2}", "J\u{1}\u{2}\u{3}\u{4}", "U\u{1}a", "T\u{1}\0\0\0a", "X\u{1}\0\0\0a",
      "G12345678",
      "]q\0", "]r\0\0\0\0", "]q\0h\0", "]r\0\0\0\0j\0\0\0\0", "]2", "(I1\n1N", "}(I1\nI2\nu",
      "\u{88}", "\u{89}", "\u{8A}\0", "\u{8A}\u{1}\u{FF}", "\u{8A}\u{9}123456789", "\u{8B}\u{2}\0\0\0ab",
      "K\u{1}\u{85}", "K\u{1}K\u{2}\u{86}", "K\u{1}K\u{2}K\u{3}\u{87}", "C\u{1}a", "B\u{1}\0\0\0a",
      "\u{8C}\u{1}a", "\u{8D}\u{1}\0\0\0\0\0\0\0a", "\u{8E}\u{1}\0\0\0\0\0\0\0a", "\u{8F}",
      "\u{8F}(K\u{1}\u{90}", "(K\u{1}\u{91}", "]\u{94}", "\u{96}\u{1}\0\0\0\0\0\0\0a", "]\u{98}",
    ])
  func `every kind of value is read past`(value: String) {
    // Some leave more than one thing on the stack; a pickle may.
    let found = past(value)
    #expect(
      found.contains { $0.hasPrefix("unsafe unsafe-global") && $0.hasSuffix(": os.system") }, "\(found)")
    #expect(!found.contains { $0.hasPrefix("malformed") }, "\(found)")
  }

  /// What `int(text, 0)` and the strtol of C take.
  @Test(arguments: ["0x10", "0X1f", "1_0", "0o17", "017", "0b1", " 1 ", "+1", "\t-0x_1", "0_0"])
  func `an integer is written in many ways, which is noted`(digits: String) {
    #expect(
      past("I\(digits)\n") == [
        "note odd-int at 0", "unsafe unsafe-global at \(digits.utf8.count + 3): os.system",
      ])
    #expect(past("L\(digits)L\n").first == "note odd-int at 0")
  }

  @Test(
    arguments: [
      ("I\n", "bad-int"), ("Ix\n", "bad-int"), ("I1__0\n", "bad-int"), ("I_1\n", "bad-int"),
      ("I1_\n", "bad-int"),
      ("I0x\n", "bad-int"), ("I--1\n", "bad-int"), ("Fx\n", "bad-float"), ("F\n", "bad-float"),
      ("Sa\n", "bad-string"),
      ("S'\n", "bad-string"), ("S'a\"\n", "bad-string"), ("S'\\x4'\n", "bad-string"),
      ("S'\\x-4'\n", "bad-string"),
      ("T\u{FF}\u{FF}\u{FF}\u{FF}", "bad-string"),
      ("\u{8B}\u{FF}\u{FF}\u{FF}\u{FF}", "bad-string"), ("]p-1\n", "bad-int"), ("]px\n", "bad-int"),
      ("\u{FF}", "invalid-opcode"), ("\0", "invalid-opcode"), ("\u{80}\u{6}", "unsupported-protocol"),
      ("\u{80}\u{FF}", "unsupported-protocol"),
    ])
  func `what the unpickler refuses ends the reading, where it stands`(value: String, kind: String) {
    let place = value.hasPrefix("]") ? 1 : 0
    #expect(past(value) == ["malformed \(kind) at \(place)", "malformed not-a-pickle"])
  }

  /// A text may spell a name in any way its instruction allows.
  @Test(
    arguments: [
      "S'os'\nS'system'\n", "S'\\x6f\\163'\nS'sys\\164em'\n", "V\\u006fs\nVsystem\n",
      "Vo\\U00000073\nVsystem\n",
      "U\u{2}osU\u{6}system", "T\u{2}\0\0\0osX\u{6}\0\0\0system",
      "\u{8C}\u{2}os\u{8D}\u{6}\0\0\0\0\0\0\0system",
      "U\u{2}osq\u{5}0U\u{6}systemq\u{6}0h\u{5}h\u{6}",
      "(\u{8C}\u{2}os\u{8C}\u{6}system\u{86}0\u{8C}\u{2}os\u{8C}\u{6}system",
    ])
  func `a name is put together from texts of every kind`(texts: String) {
    let found = findings(in: latin(texts + "\u{93}."), named: "m.pkl")
    #expect(found == ["unsafe unsafe-global at \(latin(texts).count): os.system"])
  }

  /// Two backslashes stand for themselves: no escape follows them.
  @Test func `a text of protocol 0 is escaped as Python escapes it`() {
    #expect(PickleText.rawUnicode(Array(#"\\u0041\u0041\x"#.utf8)) == Array(#"\\u0041A\x"#.utf8))
    #expect(PickleText.rawUnicode([0xE9]) == [0xC3, 0xA9])
    for text in [#"\u-041"#, #"\U-0000041"#, #"\u+041"#, #"\ud800"#, #"\UFFFFFFFF"#, #"\u004"#, "\\"] {
      #expect(PickleText.rawUnicode(Array(text.utf8)) == Array(text.utf8))
    }
  }
}
