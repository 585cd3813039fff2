import Attestations
import Digests
import Documents
import TestSupport
import Testing

/// Envelopes that somebody else made and another implementation checked.
///
/// What a stage's policy says of them is not asked here: only who signed, and whether that is a statement about the image.
@Suite(.enabled(if: Vectors.arePresent, "needs the vectors of attestations"))
struct EnvelopeVectorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let node: Node
    var testDescription: String { name }

    /// The roles whose keys verify it, by securesystemslib; nil where that could not read the envelope.
    var signers: [String]? {
      let names = node["securesystemslib_verifies_with"]?.sequence?.compactMap(\.string) ?? []
      return names.contains { $0.utf8.starts(with: "error".utf8) } ? nil : names
    }
  }

  private static let expected = Vectors.document("attestations/expected.json")
  static let cases: [Case] = (expected?["dsse"]?.mapping ?? []).map { Case(name: $0.key, node: $0.value) }
  private static let roles = ["builder", "tester", "scanner", "model-owner", "verifier"]

  private func key(_ role: String) throws -> PublicKey {
    try PublicKey(pem: Vectors.bytes("attestations/keys/\(role).pub"))
  }

  private func envelope(_ vector: Case) throws -> Envelope {
    try Envelope(parsing: Vectors.bytes("attestations/dsse/\(vector.name).dsse.json"))
  }

  @Test func `there are the cases that we know`() {
    #expect(Self.cases.count == 31)
  }

  @Test(arguments: cases) func `those sign whose signatures another implementation takes`(_ vector: Case)
    throws
  {
    guard let signers = vector.signers else {
      #expect(throws: SignatureError.self) { try envelope(vector) }
      return
    }
    let read = try envelope(vector)
    for role in Self.roles {
      let signs = (try? read.verified(by: [key(role)])) != nil
      #expect(signs == signers.contains(role), "\(role)")
    }
  }

  /// What makes them no statement about the image, whatever the policy.
  private static let faults = [
    "test-unit-payloadtype-text": "payload type", "test-unit-duplicate-key": "a second time",
    "test-unit-empty-subject": "'subject' is empty",
  ]
  private static let otherSubjects = [
    "test-unit-other-subject", "test-unit-sha1-subject", "test-unit-two-digests-one-wrong",
    "test-unit-config-digest-subject",
  ]

  @Test(arguments: cases.filter { $0.signers?.isEmpty == false })
  func `the statement that was signed is about the image`(_ vector: Case) throws {
    let signers = try (vector.signers ?? []).map(key)
    let verified = try envelope(vector).verified(by: signers)
    if let fault = Self.faults[vector.name] {
      let error = #expect(throws: SignatureError.self) { try Statement(verified) }
      #expect(error?.description.contains(fault) == true)
      return
    }
    let statement = try Statement(verified)
    #expect((statement.version == .v01) == (vector.name == "test-unit-statement-v01"))
    #expect(
      (statement.subject(matching: try imageDigests()) != nil) == !Self.otherSubjects.contains(vector.name))
  }

  /// Those of the manifest's bytes.
  private func imageDigests() throws -> [DigestAlgorithm: [UInt8]] {
    let digest = try Digest(parsing: try #require(Self.expected?["image_manifest_digest"]?.string))
    var hasher = DigestSetHasher([.sha256, .sha512])
    try Vectors.bytes("attestations/oci-layout/blobs/sha256/\(digest.hex)").withUnsafeBytes {
      hasher.update($0)
    }
    try #require(hasher.finish()[.sha256] == digest.bytes)
    return hasher.finish()
  }

  @Test func `a key that signed twice is one of two`() throws {
    let vector = try #require(Self.cases.first { $0.name == "test-unit-same-key-twice" })
    let keys = [try key("tester"), try key("builder")]
    #expect(try envelope(vector).verified(by: keys).signers == [keys[0]])
    #expect(throws: SignatureError.self) { try envelope(vector).verified(by: keys, threshold: 2) }
  }
}
