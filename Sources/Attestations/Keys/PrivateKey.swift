import Crypto
import CryptoExtras
import FoundationEssentials
import SwiftASN1

/// A key that signs.
public struct PrivateKey: Sendable {
  public let publicKey: PublicKey
  private let key: Key

  private enum Key: Sendable {
    case p256(P256.Signing.PrivateKey)
    case p384(P384.Signing.PrivateKey)
    case p521(P521.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
  }

  /// Reads a key of a NIST curve in PKCS #8 or SEC 1, or of Ed25519 in PKCS #8, without a passphrase.
  public init(pem: [UInt8]) throws(KeyError) {
    let wanted = "a private key"
    // OpenSSL writes the curve in a block of its own before the key.
    let blocks = try PEMFile(pem, wanted: wanted).blocks.filter { $0.discriminator != "EC PARAMETERS" }
    guard let block = blocks.first else { throw .malformed("it holds the parameters of a curve and no key") }
    if blocks.contains(where: \.isEncrypted) { throw .encrypted }
    guard blocks.count == 1 else { throw .several("keys or certificates") }
    switch block.discriminator {
    case "PRIVATE KEY", "EC PRIVATE KEY": break
    case "OPENSSH PRIVATE KEY":
      throw .malformed("keys in OpenSSH's form are not read; convert it with ssh-keygen -p -m PKCS8 -f FILE")
    case "RSA PRIVATE KEY": throw .unsupported("RSA")
    case "DSA PRIVATE KEY": throw .unsupported("DSA")
    default: throw .holds(block.content, wanted: wanted)
    }
    try self.init(der: block.derBytes, isSEC1: block.discriminator == "EC PRIVATE KEY")
  }

  private init(der: [UInt8], isSEC1: Bool) throws(KeyError) {
    let algorithm: KeyAlgorithmIdentifier
    do {
      algorithm =
        isSEC1
        ? KeyAlgorithmIdentifier(curve: try SEC1PrivateKey(derEncoded: der).curve)
        : try PKCS8PrivateKey(derEncoded: der).algorithm
    } catch {
      throw .malformed("it is no private key in \(isSEC1 ? "SEC 1" : "PKCS #8")")
    }
    let kind = try algorithm.kind
    if kind == .rsa { throw .unsupported("RSA") }
    do {
      key =
        switch kind {
        case .p256: .p256(try P256.Signing.PrivateKey(derRepresentation: der))
        case .p384: .p384(try P384.Signing.PrivateKey(derRepresentation: der))
        case .p521: .p521(try P521.Signing.PrivateKey(derRepresentation: der))
        case .ed25519, .rsa: .ed25519(try Curve25519.Signing.PrivateKey(derRepresentation: der))
        }
    } catch {
      throw .malformed("the number in it is no key of \(kind.rawValue)")
    }
    let publicDER =
      switch key {
      case .p256(let key): key.publicKey.derRepresentation
      case .p384(let key): key.publicKey.derRepresentation
      case .p521(let key): key.publicKey.derRepresentation
      case .ed25519(let key): key.publicKey.derRepresentation
      }
    publicKey = try PublicKey(der: Array(publicDER))
  }

  /// A signature that ``PublicKey/verifies(signature:of:)`` takes; that of ECDSA is another one each time.
  public func signature(of bytes: [UInt8]) throws(SignatureError) -> [UInt8] {
    do {
      switch key {
      case .p256(let key): return try Array(key.signature(for: bytes).derRepresentation)
      case .p384(let key): return try Array(key.signature(for: bytes).derRepresentation)
      case .p521(let key): return try Array(key.signature(for: bytes).derRepresentation)
      case .ed25519(let key): return try Array(key.signature(for: bytes))
      }
    } catch {
      throw .cannotSign("the \(publicKey.algorithm.rawValue) key gave no signature: \(error)")
    }
  }
}

/// RFC 5958; what follows the algorithm is left to the libraries.
private struct PKCS8PrivateKey: DERParseable {
  let algorithm: KeyAlgorithmIdentifier

  init(derEncoded node: ASN1Node) throws {
    algorithm = try DER.sequence(node, identifier: .sequence) { nodes in
      _ = try Int(derEncoded: &nodes)
      let algorithm = try KeyAlgorithmIdentifier(derEncoded: &nodes)
      while nodes.next() != nil {}
      return algorithm
    }
  }
}

/// RFC 5915.
private struct SEC1PrivateKey: DERParseable {
  let curve: ASN1ObjectIdentifier?

  init(derEncoded node: ASN1Node) throws {
    curve = try DER.sequence(node, identifier: .sequence) { nodes in
      _ = try Int(derEncoded: &nodes)
      _ = try ASN1OctetString(derEncoded: &nodes)
      let curve = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) {
        try ASN1ObjectIdentifier(derEncoded: $0)
      }
      while nodes.next() != nil {}
      return curve
    }
  }
}
