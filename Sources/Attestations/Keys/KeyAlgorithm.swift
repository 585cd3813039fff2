import SwiftASN1

/// The kinds of keys that signatures are checked with.
public enum KeyAlgorithm: String, Hashable, Sendable {
  case p256 = "ECDSA P-256"
  case p384 = "ECDSA P-384"
  case p521 = "ECDSA P-521"
  case ed25519 = "Ed25519"
  case rsa = "RSA"

  /// The curves of OpenSSF Model Signing 1.0, which has no other keys.
  public var signsModels: Bool {
    switch self {
    case .p256, .p384, .p521: true
    case .ed25519, .rsa: false
    }
  }
}

/// What an `AlgorithmIdentifier` says of a key (RFC 5280, section 4.1.1.2).
struct KeyAlgorithmIdentifier: DERParseable {
  let algorithm: ASN1ObjectIdentifier
  /// The curve of an elliptic key, where it has a name (RFC 5480, section 2.1.1).
  let curve: ASN1ObjectIdentifier?

  init(derEncoded node: ASN1Node) throws {
    (algorithm, curve) = try DER.sequence(node, identifier: .sequence) { nodes in
      let algorithm = try ASN1ObjectIdentifier(derEncoded: &nodes)
      return (algorithm, nodes.next().flatMap { try? ASN1ObjectIdentifier(derEncoded: $0) })
    }
  }

  init(curve: ASN1ObjectIdentifier?) {
    algorithm = .AlgorithmIdentifier.idEcPublicKey
    self.curve = curve
  }
}

extension KeyAlgorithmIdentifier {
  /// The kind of key; an error names the kinds that are not supported.
  var kind: KeyAlgorithm {
    get throws(KeyError) {
      switch (algorithm, curve) {
      case (.AlgorithmIdentifier.idEcPublicKey, .NamedCurves.secp256r1): return .p256
      case (.AlgorithmIdentifier.idEcPublicKey, .NamedCurves.secp384r1): return .p384
      case (.AlgorithmIdentifier.idEcPublicKey, .NamedCurves.secp521r1): return .p521
      case (.AlgorithmIdentifier.idEcPublicKey, let curve?):
        throw .unsupported(Self.names[curve] ?? "ECDSA over the curve \(curve)")
      case (.AlgorithmIdentifier.idEcPublicKey, nil):
        throw .unsupported("ECDSA over a curve that has no name")
      case (.AlgorithmIdentifier.rsaEncryption, _): return .rsa
      case ([1, 3, 101, 112], _): return .ed25519
      default: throw .unsupported(Self.names[algorithm] ?? "\(algorithm)")
      }
    }
  }

  /// What people are likely to have instead.
  private static let names: [ASN1ObjectIdentifier: String] = [
    [1, 3, 132, 0, 10]: "ECDSA secp256k1",
    [1, 3, 132, 0, 33]: "ECDSA P-224",
    [1, 2, 840, 10045, 3, 1, 1]: "ECDSA P-192",
    [1, 3, 36, 3, 3, 2, 8, 1, 1, 7]: "ECDSA brainpoolP256r1",
    [1, 3, 36, 3, 3, 2, 8, 1, 1, 11]: "ECDSA brainpoolP384r1",
    [1, 3, 36, 3, 3, 2, 8, 1, 1, 13]: "ECDSA brainpoolP512r1",
    [1, 2, 156, 10197, 1, 301]: "SM2",
    [1, 2, 840, 113549, 1, 1, 10]: "RSASSA-PSS",
    [1, 2, 840, 10040, 4, 1]: "DSA",
    [1, 3, 101, 110]: "X25519",
    [1, 3, 101, 111]: "X448",
    [1, 3, 101, 113]: "Ed448",
    [2, 16, 840, 1, 101, 3, 4, 3, 17]: "ML-DSA-44",
    [2, 16, 840, 1, 101, 3, 4, 3, 18]: "ML-DSA-65",
    [2, 16, 840, 1, 101, 3, 4, 3, 19]: "ML-DSA-87",
  ]
}
