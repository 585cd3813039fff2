import Attestations
import Digests
import FoundationEssentials
import Testing

@Suite struct EnvelopeTests {
  private static let payload = Array(#"{"a":1}"#.utf8)
  private static let type = "application/vnd.in-toto+json"

  private func json(_ envelope: Envelope) throws -> [UInt8] { Array(try JSONEncoder().encode(envelope)) }

  /// The example of the specification (DSSE, protocol.md).
  @Test func `type and payload are signed behind their lengths in bytes`() throws {
    let envelope = try Envelope(
      signing: Array("hello world".utf8), type: "http://example.com/HelloWorld", with: [Keys.make()])
    #expect(
      String(decoding: envelope.preAuthenticationEncoding, as: UTF8.self)
        == "DSSEv1 29 http://example.com/HelloWorld 11 hello world")
  }

  @Test func `an envelope reads what it writes`() throws {
    let keys = [try Keys.make(), try Keys.make(.ed25519), try Keys.make(.p384)]
    let envelope = try Envelope(parsing: json(Envelope(signing: Self.payload, type: Self.type, with: keys)))
    #expect(envelope.payload == Self.payload)
    #expect(envelope.payloadType == Self.type)
    #expect(envelope.signatures.map(\.keyID) == keys.map(\.publicKey.identifier.hex))
    let verified = try envelope.verified(by: keys.map(\.publicKey).reversed(), threshold: 3)
    #expect(verified.payload == Self.payload)
    #expect(verified.signers == keys.map(\.publicKey).reversed())
  }

  @Test func `a key counts once, however often it signed and was given`() throws {
    let (key, other) = (try Keys.make(), try Keys.make())
    let envelope = try Envelope(signing: Self.payload, type: Self.type, with: [key, key, other])
    #expect(try envelope.verified(by: [key.publicKey, key.publicKey]).signers == [key.publicKey])
    #expect(throws: SignatureError.untrusted("1 of the keys given signed it, and 2 must")) {
      try envelope.verified(by: [key.publicKey, key.publicKey], threshold: 2)
    }
    #expect(try envelope.verified(by: [other.publicKey, key.publicKey], threshold: 2).signers.count == 2)
  }

  @Test func `what keyid says decides nothing`() throws {
    let (key, forger) = (try Keys.make(), try Keys.make())
    let honest = try Envelope(signing: Self.payload, type: Self.type, with: [key], namingKeys: false)
    #expect(honest.signatures.map(\.keyID) == [""])
    #expect(try honest.verified(by: [forger.publicKey, key.publicKey]).signers == [key.publicKey])
    let other = try Envelope(signing: Self.payload, type: Self.type, with: [forger])
    let signature = try #require(other.signatures.first?.bytes)
    let forged = Self.text(keyID: "\"\(key.publicKey.identifier.hex)\"", signature: signature.base64)
    #expect(throws: SignatureError.untrusted("none of the keys given signed it")) {
      try Envelope(parsing: forged).verified(by: [key.publicKey])
    }
  }

  @Test func `nobody is trusted by default`() throws {
    let envelope = try Envelope(signing: Self.payload, type: Self.type, with: [Keys.make()])
    #expect(throws: SignatureError.untrusted("no key was given")) { try envelope.verified(by: []) }
    #expect(throws: SignatureError.self) { try envelope.verified(by: [], threshold: 0) }
    #expect(throws: SignatureError.cannotSign("no key was given")) {
      try Envelope(signing: Self.payload, type: Self.type, with: [])
    }
  }

  @Test func `another type is another signature`() throws {
    let key = try Keys.make()
    let envelope = try Envelope(signing: Self.payload, type: "a", with: [key])
    let text = String(decoding: try json(envelope), as: UTF8.self)
    let changed = text.replacing("\"payloadType\":\"a\"", with: "\"payloadType\":\"b\"")
    #expect(changed != text)
    #expect(throws: SignatureError.self) {
      try Envelope(parsing: Array(changed.utf8)).verified(by: [key.publicKey])
    }
  }

  private static func text(
    payload: String = "eyJhIjoxfQ==", keyID: String = "null", signature: String = "-_8="
  ) -> [UInt8] {
    Array(
      """
      {"payload":"\(payload)","payloadType":"\(type)","signatures":[{"keyid":\(keyID),"sig":"\(signature)"}],"x":[]}
      """.utf8)
  }

  @Test func `base64 may be that of URLs, and unknown keys are passed over`() throws {
    let envelope = try Envelope(parsing: Self.text())
    #expect(envelope.payload == Self.payload)
    #expect(envelope.signatures.map(\.bytes) == [[0xFB, 0xFF]])
    #expect(envelope.signatures.map(\.keyID) == [nil])
  }

  @Test(
    arguments: [
      (text(payload: "eyJhIjoxfQ"), "'payload' is no padded base64"),
      (text(payload: "eyJh IjoxfQ="), "'payload' is no padded base64"),
      (text(signature: "-_8"), "'signatures[0].sig' is no padded base64"),
      (text(keyID: "7"), "'signatures[0].keyid' is no string"),
      (
        Array(#"{"payload":"","payloadType":"a","signatures":[]}"#.utf8),
        "'signatures' has 0 signatures, not 1 to 64"
      ),
      (Array(#"{"payload":"","payloadType":"a"}"#.utf8), "'signatures' is missing"),
      (
        Array(#"{"payload":"","payload":""}"#.utf8),
        "line 1, column 15: the key 'payload' stands here a second time"
      ),
      (Array("[]".utf8), "it is no JSON object"),
    ])
  func `a malformed envelope says what is wrong`(json: [UInt8], problem: String) {
    #expect(throws: SignatureError.malformed("the envelope", problem)) { try Envelope(parsing: json) }
  }

  @Test func `an envelope cut anywhere is an error`() throws {
    let text = try json(Envelope(signing: Self.payload, type: Self.type, with: [Keys.make()]))
    for length in text.indices {
      #expect(throws: SignatureError.self) { try Envelope(parsing: Array(text[..<length])) }
    }
  }
}

extension [UInt8] {
  var base64: String { Data(self).base64EncodedString() }
}
