import Digests
import FoundationEssentials
import SwiftASN1

extension PublicKey {
  /// The SHA-256 of the DER, by which keys are told apart.
  public var identifier: Digest { Digest.sha256(of: der) }

  /// The key as OpenSSL writes it, its last line ended.
  public var pem: String { PEMDocument(type: "PUBLIC KEY", derBytes: der).pemString + "\n" }

  /// What OpenSSF Model Signing writes as `publicKey.hint`: the SHA-256 of ``pem`` in hex.
  public var modelSigningHint: String { Digest.sha256(of: Array(pem.utf8)).hex }

  /// What cosign writes there: the SHA-256 of the DER in base64.
  public var cosignHint: String { Data(identifier.bytes).base64EncodedString() }

  /// Whether a bundle means this key; anybody can write a hint, so it proves nothing.
  func isMeant(by hint: String) -> Bool {
    [modelSigningHint, cosignHint].contains { $0.utf8.elementsEqual(hint.utf8) }
  }
}

extension PublicKey: Hashable {
  public static func == (left: PublicKey, right: PublicKey) -> Bool { left.der == right.der }

  public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}

extension PublicKey: CustomStringConvertible {
  /// `ECDSA P-256 sha256:aeb03c1f0555`, for people.
  public var description: String { "\(algorithm.rawValue) \(identifier.short)" }
}
