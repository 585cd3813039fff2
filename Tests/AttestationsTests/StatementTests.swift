import Attestations
import Digests
import Documents
import Testing

@Suite struct StatementTests {
  private static let subject = #"[{"name":"a","digest":{"sha256":"00ff"}}]"#

  private static func text(
    type: String = "https://in-toto.io/Statement/v1", subject: String = subject, predicate: String = "{}"
  ) -> [UInt8] {
    Array(#"{"_type":"\#(type)","subject":\#(subject),"predicateType":"p","predicate":\#(predicate)}"#.utf8)
  }

  private func signed(_ payload: [UInt8], as type: String) throws -> VerifiedEnvelope {
    let key = try Keys.make()
    return try Envelope(signing: payload, type: type, with: [key]).verified(by: [key.publicKey])
  }

  @Test(arguments: ["application/vnd.in-toto+json", "application/vnd.in-toto.provenance+json"])
  func `the bytes that were verified are read`(type: String) throws {
    let statement = try Statement(signed(Self.text(predicate: #"{"x":[1]}"#), as: type))
    #expect(statement.version == .v1)
    #expect(statement.predicateType == "p")
    #expect(statement.predicate?["x"]?.sequence?.first?.int == 1)
    #expect(statement.subjects.map(\.name) == ["a"])
  }

  @Test(arguments: [
    "text/plain", "application/vnd.in-toto.+json", "application/vnd.in-toto", "Application/vnd.in-toto+json",
  ])
  func `a payload of another type is no statement`(type: String) throws {
    let envelope = try signed(Self.text(), as: type)
    #expect(throws: SignatureError.self) { try Statement(envelope) }
  }

  @Test func `the version before is read, and no other`() throws {
    #expect(try Statement(parsing: Self.text(type: "https://in-toto.io/Statement/v0.1")).version == .v01)
    #expect(throws: SignatureError.self) {
      try Statement(parsing: Self.text(type: "https://in-toto.io/Statement/v2"))
    }
  }

  @Test(
    arguments: [
      (text(subject: "[]"), "'subject' is empty"),
      (text(subject: #"[{"name":"a","digest":{}}]"#), "'subject[0].digest' is empty"),
      (
        text(subject: #"[{"name":"a","digest":{"sha256":1}}]"#),
        "'subject[0].digest' holds something that is no string"
      ),
      (text(subject: #"[{"name":"a"}]"#), "'subject[0].digest' is missing"),
      (text(subject: #"{"digest":{}}"#), "'subject' is no list"),
      (text(predicate: "[]"), "'predicate' is no JSON object"),
      (text(predicate: #"{"a":1,"a":2}"#), "line 1, column 135: the key 'a' stands here a second time"),
    ])
  func `a malformed statement says what is wrong`(payload: [UInt8], problem: String) {
    #expect(throws: SignatureError.malformed("the statement", problem)) { try Statement(parsing: payload) }
  }

  @Test func `a statement cut anywhere is an error`() {
    let text = Self.text()
    for length in text.indices {
      #expect(throws: SignatureError.self) { try Statement(parsing: Array(text[..<length])) }
    }
  }

  @Test(
    arguments: [
      (#"{"sha256":"\#(hex(32, 1))"}"#, true),
      (#"{"sha256":"\#(hex(32, 1).uppercased())"}"#, true),
      (#"{"sha256":"\#(hex(32, 2))"}"#, false),
      // One that fits does not make up for one that does not.
      (#"{"sha256":"\#(hex(32, 1))","sha512":"\#(hex(64, 2))"}"#, false),
      (#"{"sha256":"\#(hex(32, 1))","sha1":"\#(hex(20, 2))"}"#, false),
      (#"{"sha256":"\#(hex(32, 1))","sha512":"\#(hex(64, 1))"}"#, true),
      (#"{"sha256":"\#(hex(32, 1))","gitCommit":"main"}"#, true),
      // Weak digests, and those that nobody can compute, prove nothing alone.
      (#"{"sha1":"\#(hex(20, 1))"}"#, false),
      (#"{"sha3_256":"\#(hex(32, 1))"}"#, false),
      (#"{"sha256":"no hex"}"#, false),
    ])
  func `a thing is meant when all its digests fit and one of them is strong`(digests: String, isMeant: Bool)
    throws
  {
    let known: [DigestAlgorithm: [UInt8]] = [
      .sha1: [UInt8](repeating: 1, count: 20), .sha256: [UInt8](repeating: 1, count: 32),
      .sha512: [UInt8](repeating: 1, count: 64),
    ]
    let other = #"{"name":"other","digest":{"sha256":"\#(Self.hex(32, 9))"}}"#
    let statement = try Statement(
      parsing: Self.text(subject: #"[\#(other),{"name":"a","digest":\#(digests)}]"#))
    #expect(statement.subject(matching: known)?.name == (isMeant ? "a" : nil))
    #expect(statement.subject(matching: [:]) == nil)
  }

  private static func hex(_ count: Int, _ byte: UInt8) -> String {
    [UInt8](repeating: byte, count: count).hex
  }
}
