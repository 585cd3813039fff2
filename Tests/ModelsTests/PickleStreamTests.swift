import Testing

@testable import Models

/// Pickles behind pickles, within pickles, and behind bytes that nobody reads.
@Suite struct PickleStreamTests {
  private func found(_ pickle: String, _ name: String = "m.pkl") -> [String] {
    findings(in: latin(pickle), named: name)
  }

  private static let payload = "cos\nsystem\n."

  @Test func `an empty file is told`() {
    #expect(found("") == ["malformed empty"])
  }

  @Test func `further pickles are read, with a mark or without`() {
    #expect(found("\u{80}\u{2}N.\u{80}\u{4}K\u{1}.") == [])
    #expect(found("N.N.") == [])
    #expect(found("\u{80}\u{2}N.\u{80}\u{2}\(Self.payload)") == ["unsafe unsafe-global at 6: os.system"])
    #expect(found("\u{80}\u{2}N.\(Self.payload)") == ["unsafe unsafe-global at 4: os.system"])
    #expect(found("\u{80}\u{2}N.K\u{1}.\(Self.payload)N.") == ["unsafe unsafe-global at 7: os.system"])
  }

  @Test func `bytes behind the last pickle are told, and searched for another`() {
    #expect(found("N.\0\0") == ["malformed trailing-data at 2"])
    #expect(
      found("\u{80}\u{2}N.\u{80}\u{2}") == ["malformed truncated at 6", "malformed trailing-data at 4"])
    #expect(
      found("N.\0\0\u{80}\u{2}\(Self.payload)") == [
        "malformed trailing-data at 2", "unsafe unsafe-global at 4: os.system",
      ])
    #expect(
      found("N.\0\u{80}\u{2}\0\u{80}\u{4}cmymodel\nNet\n\0") == [
        "malformed trailing-data at 2", "review unknown-global at 6: mymodel.Net",
      ])
  }

  /// Bytes are data until something loads them.
  @Test(
    arguments: [
      ("C\u{4}\u{80}\u{2}N.", ["note nested-pickle at 2"]),
      ("B\u{4}\0\0\0\u{80}\u{2}N.", ["note nested-pickle at 2"]),
      ("\u{8E}\u{4}\0\0\0\0\0\0\0\u{80}\u{2}N.", ["note nested-pickle at 2"]),
      ("\u{96}\u{4}\0\0\0\0\0\0\0\u{80}\u{2}N.", ["note nested-pickle at 2"]),
      ("C\u{E}\u{80}\u{2}\(payload)", ["review nested-pickle at 2"]),
      ("C\u{13}\u{80}\u{3}C\u{E}\u{80}\u{2}\(payload).", ["review nested-pickle at 2"]),
      ("C\u{D}\u{80}\u{2}cos\nsystem\n", ["review nested-pickle at 2"]),
      ("C\u{3}\u{80}\u{2}N", []), ("C\u{4}\u{80}\u{9}N.", []), ("X\u{4}\0\0\0\u{80}\u{2}N.", []),
    ])
  func `a pickle within bytes is told by what it imports`(value: String, expected: [String]) {
    #expect(found("\u{80}\u{2}\(value).") == expected)
  }

  @Test func `bytes that something loads are a pickle, whatever they begin with`() throws {
    let inner = "cposix\nsystem\n."
    let call = "\u{80}\u{3}cpickle\nloads\nC\u{F}\(inner)\u{85}R."
    let report = try #require(look(at: latin(call), named: "m.pkl"))
    #expect(
      report.findings.map(\.outline) == [
        "unsafe unsafe-global at 2: pickle.loads", "unsafe nested-pickle at \(latin(call).count - 2)",
      ])
    #expect(report.findings[1].message == "bytes in it hold another pickle, which imports posix.system")
  }

  @Test func `a message lists no more names than a person reads`() throws {
    let names = (0..<40).map { "cmymodel\nC\($0)\n0" }.joined()
    let inner = latin("\u{80}\u{2}\(names)N.")
    let bytes = latin("\u{80}\u{3}B") + little(UInt32(inner.count)) + inner + latin(".")
    let message = try #require(look(at: bytes, named: "m.pkl")?.findings.first?.message)
    #expect(message.hasSuffix("mymodel.C7, mymodel.C8, mymodel.C9 and 30 more"), "\(message)")
  }

  @Test(arguments: [
    "\u{80}\u{4}\u{95}\u{3}\0\0\0\0\0\0\0]\u{94}.", "\u{80}\u{3}}q\0X\u{1}\0\0\0aK\u{1}s.",
    "(dp0\nS'a'\nI1\ns.",
  ])
  func `a pickle cut anywhere is not accepted`(pickle: String) {
    let bytes = latin(pickle)
    #expect(findings(in: bytes, named: "m.pkl") == [])
    for count in 0..<bytes.count {
      #expect(look(at: Array(bytes[..<count]), named: "m.pkl")?.verdict == .fail, "cut at \(count)")
    }
  }
}
