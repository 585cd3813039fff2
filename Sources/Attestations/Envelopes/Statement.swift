import Documents

/// An in-toto statement: what is said, about which things (in-toto attestation framework, `spec/v1/statement.md`).
public struct Statement: Sendable {
  public let version: Version
  /// What it is about; never empty.
  public let subjects: [Subject]
  /// The URI that says how ``predicate`` is to be read.
  public let predicateType: String
  /// Nil where the statement has none: its type says all.
  public let predicate: Node?

  /// The `_type` of a statement.
  public enum Version: String, Sendable {
    case v1 = "https://in-toto.io/Statement/v1"
    /// What cosign still writes; the same for its readers.
    case v01 = "https://in-toto.io/Statement/v0.1"
  }

  public static let payloadType = "application/vnd.in-toto+json"

  /// Reads the very bytes that were verified.
  ///
  /// Their type is ``payloadType`` or one that names the predicate, as `application/vnd.in-toto.provenance+json` does
  /// (`spec/v1/envelope.md`).
  public init(_ envelope: VerifiedEnvelope) throws(SignatureError) {
    guard Self.isPayloadType(envelope.payloadType) else {
      throw .malformed(
        "the envelope", "its payload type is '\(envelope.payloadType)', not \(Self.payloadType)")
    }
    try self.init(parsing: envelope.payload)
  }

  /// Reads a statement that proves nothing: nobody has signed it.
  public init(parsing payload: [UInt8]) throws(SignatureError) {
    try self.init(SignedObject(parsing: payload, as: "the statement"))
  }

  init(_ object: SignedObject) throws(SignatureError) {
    let type = try object.string("_type")
    guard let version = Version(rawValue: type) else {
      throw object.malformed("its type is '\(type)', not \(Version.v1.rawValue)")
    }
    self.version = version
    predicateType = try object.string("predicateType")
    if predicateType.isEmpty { throw object.problem("predicateType", "is empty") }
    predicate = object.has("predicate") ? try object.object("predicate").node : nil
    var subjects: [Subject] = []
    for subject in try object.objects("subject") { subjects.append(try Subject(subject)) }
    if subjects.isEmpty { throw object.problem("subject", "is empty") }
    self.subjects = subjects
  }

  private static func isPayloadType(_ type: String) -> Bool {
    if type.utf8.elementsEqual(payloadType.utf8) { return true }
    let (prefix, suffix) = ("application/vnd.in-toto.".utf8, "+json".utf8)
    return type.utf8.starts(with: prefix) && type.utf8.count > prefix.count + suffix.count
      && type.utf8.suffix(suffix.count).elementsEqual(suffix)
  }
}
