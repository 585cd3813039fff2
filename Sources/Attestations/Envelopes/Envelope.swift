import Digests
import FoundationEssentials

/// A DSSE envelope: bytes, their type, and signatures over both (DSSE v1.0.2, envelope.md and protocol.md).
///
/// It was read and is believed by nobody: only a ``VerifiedEnvelope`` says who signed.
public struct Envelope: Hashable, Sendable {
  public let payload: [UInt8]
  public let payloadType: String
  public let signatures: [Signature]

  public struct Signature: Hashable, Sendable {
    /// Whatever the signer wrote; anybody can, so it decides nothing.
    public let keyID: String?
    public let bytes: [UInt8]

    public init(keyID: String?, bytes: [UInt8]) {
      self.keyID = keyID
      self.bytes = bytes
    }
  }

  /// Each costs a check by each key.
  private static let maximumSignatures = 64

  /// Reads the JSON form.
  ///
  /// - Parameter name: what the bytes are, with its article, for messages.
  public init(parsing bytes: [UInt8], as name: String = "the envelope") throws(SignatureError) {
    try self.init(SignedObject(parsing: bytes, as: name))
  }

  init(_ object: SignedObject) throws(SignatureError) {
    payload = try object.bytes("payload")
    payloadType = try object.string("payloadType")
    var signatures: [Signature] = []
    for signature in try object.objects("signatures") {
      signatures.append(
        Signature(keyID: try signature.optionalString("keyid"), bytes: try signature.bytes("sig")))
    }
    guard (1...Self.maximumSignatures).contains(signatures.count) else {
      throw object.problem(
        "signatures", "has \(signatures.count) signatures, not 1 to \(Self.maximumSignatures)")
    }
    self.signatures = signatures
  }

  /// Signs bytes with each of the keys.
  ///
  /// - Parameter namingKeys: writes ``PublicKey/identifier`` in hex as `keyid`; OpenSSF Model Signing leaves it empty.
  public init(
    signing payload: [UInt8], type: String, with keys: [PrivateKey], namingKeys: Bool = true
  ) throws(SignatureError) {
    self.payload = payload
    payloadType = type
    let bytes = Self.preAuthenticationEncoding(of: payload, type: type)
    var signatures: [Signature] = []
    for key in keys {
      signatures.append(
        Signature(
          keyID: namingKeys ? key.publicKey.identifier.hex : "", bytes: try key.signature(of: bytes)))
    }
    if signatures.isEmpty { throw .cannotSign("no key was given") }
    self.signatures = signatures
  }

  /// What is signed: type and payload, each behind its length in bytes, so that neither can be taken for the other.
  public var preAuthenticationEncoding: [UInt8] {
    Self.preAuthenticationEncoding(of: payload, type: payloadType)
  }

  private static func preAuthenticationEncoding(of payload: [UInt8], type: String) -> [UInt8] {
    Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
  }
}

extension Envelope {
  /// The JSON form, compact, its keys sorted.
  public var json: [UInt8] {
    get throws(SignatureError) { try signableJSON }
  }
}

extension Envelope: Encodable {
  private enum CodingKeys: CodingKey { case payload, payloadType, signatures }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Data(payload), forKey: .payload)
    try container.encode(payloadType, forKey: .payloadType)
    try container.encode(signatures, forKey: .signatures)
  }
}

extension Envelope.Signature: Encodable {
  private enum CodingKeys: CodingKey { case keyid, sig }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(keyID, forKey: .keyid)
    try container.encode(Data(bytes), forKey: .sig)
  }
}

extension Encodable {
  /// Compact JSON, its keys sorted: the same value is the same bytes.
  var signableJSON: [UInt8] {
    get throws(SignatureError) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      do {
        return Array(try encoder.encode(self))
      } catch {
        throw .cannotSign("there is no JSON of it: \(error)")
      }
    }
  }
}
