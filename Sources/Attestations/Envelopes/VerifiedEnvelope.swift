/// A payload, and the trusted keys that signed it.
public struct VerifiedEnvelope: Sendable {
  public let payload: [UInt8]
  public let payloadType: String
  /// Each once, in the order they were given; never empty.
  public let signers: [PublicKey]
}

extension Envelope {
  /// The payload, where enough of the keys signed it (DSSE, protocol.md, "Signature/Verification").
  ///
  /// Every signature is tried with every key, whatever its `keyid` says. A key counts once, however often it signed and
  /// however often it was given.
  ///
  /// - Parameter threshold: how many different keys must have signed; less than one means one.
  public func verified(by keys: [PublicKey], threshold: Int = 1) throws(SignatureError) -> VerifiedEnvelope {
    let signed = preAuthenticationEncoding
    var signers: [PublicKey] = []
    for key in keys where !signers.contains(key) {
      if signatures.contains(where: { key.verifies(signature: $0.bytes, of: signed) }) { signers.append(key) }
    }
    guard !signers.isEmpty else {
      throw .untrusted(keys.isEmpty ? "no key was given" : "none of the keys given signed it")
    }
    guard signers.count >= threshold else {
      throw .untrusted("\(signers.count) of the keys given signed it, and \(threshold) must")
    }
    return VerifiedEnvelope(payload: payload, payloadType: payloadType, signers: signers)
  }
}
