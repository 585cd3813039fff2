import Crypto
import CryptoExtras
import FoundationEssentials
import SwiftASN1

/// A key that signatures are checked with; whether it is trusted is said elsewhere, in ``Trust``.
public struct PublicKey: Sendable {
  public let algorithm: KeyAlgorithm
  /// The `SubjectPublicKeyInfo` (RFC 5280, section 4.1.2.7) as OpenSSL writes it.
  public let der: [UInt8]
  private let key: Key

  private enum Key: Sendable {
    case p256(P256.Signing.PublicKey)
    case p384(P384.Signing.PublicKey)
    case p521(P521.Signing.PublicKey)
    case ed25519(Curve25519.Signing.PublicKey)
    case rsa(_RSA.Signing.PublicKey)
  }

  /// Reads `-----BEGIN PUBLIC KEY-----`, the only block in the file; an error says what the file holds instead.
  public init(pem: [UInt8]) throws(KeyError) {
    let wanted = "a public key"
    let file = try PEMFile(pem, wanted: wanted)
    for block in file.blocks where block.discriminator != "PUBLIC KEY" {
      if block.isEncrypted { throw .holds("a private key", wanted: wanted) }
      if block.discriminator == "RSA PUBLIC KEY" {
        throw .malformed(
          "RSA keys must be in the form of X.509; convert it with openssl rsa -RSAPublicKey_in")
      }
      throw .holds(block.content, wanted: wanted)
    }
    guard let block = file.blocks.first, file.blocks.count == 1 else { throw .several("public keys") }
    try self.init(der: block.derBytes)
  }

  /// Reads a `SubjectPublicKeyInfo`.
  init(der: [UInt8]) throws(KeyError) {
    let parts: SubjectPublicKeyInfo
    do {
      parts = try SubjectPublicKeyInfo(derEncoded: der)
    } catch {
      throw .malformed("it is no SubjectPublicKeyInfo of X.509")
    }
    algorithm = try parts.algorithm.kind
    do {
      key =
        switch algorithm {
        case .p256: .p256(try P256.Signing.PublicKey(x963Representation: parts.key))
        case .p384: .p384(try P384.Signing.PublicKey(x963Representation: parts.key))
        case .p521: .p521(try P521.Signing.PublicKey(x963Representation: parts.key))
        case .ed25519: .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: parts.key))
        case .rsa: .rsa(try _RSA.Signing.PublicKey(derRepresentation: der))
        }
    } catch {
      throw .malformed(
        algorithm == .rsa
          ? "it is no RSA key of 2048 bits or more" : "the point is not on the curve, or not written in full")
    }
    self.der =
      switch key {
      case .p256(let key): Array(key.derRepresentation)
      case .p384(let key): Array(key.derRepresentation)
      case .p521(let key): Array(key.derRepresentation)
      case .ed25519(let key): Array(key.derRepresentation)
      case .rsa(let key): Array(key.derRepresentation)
      }
  }
}

extension PublicKey {
  /// Whether the key made the signature over these bytes.
  ///
  /// ECDSA signatures are ASN.1 DER and use the hash of the curve's size; the form of two numbers side by side (IEEE
  /// P1363) is refused. RSA signatures use SHA-256, by PSS or PKCS #1.
  public func verifies(signature: [UInt8], of bytes: [UInt8]) -> Bool {
    switch key {
    case .p256(let key):
      (try? P256.Signing.ECDSASignature(derRepresentation: signature))
        .map { key.isValidSignature($0, for: bytes) } ?? false
    case .p384(let key):
      (try? P384.Signing.ECDSASignature(derRepresentation: signature))
        .map { key.isValidSignature($0, for: bytes) } ?? false
    case .p521(let key):
      (try? P521.Signing.ECDSASignature(derRepresentation: signature))
        .map { key.isValidSignature($0, for: bytes) } ?? false
    case .ed25519(let key): key.isValidSignature(signature, for: bytes)
    case .rsa(let key):
      [_RSA.Signing.Padding.PSS, .insecurePKCS1v1_5].contains { padding in
        key.isValidSignature(
          _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes),
          padding: padding)
      }
    }
  }
}

private struct SubjectPublicKeyInfo: DERParseable {
  let algorithm: KeyAlgorithmIdentifier
  let key: ArraySlice<UInt8>

  init(derEncoded node: ASN1Node) throws {
    (algorithm, key) = try DER.sequence(node, identifier: .sequence) { nodes in
      (try KeyAlgorithmIdentifier(derEncoded: &nodes), try ASN1BitString(derEncoded: &nodes).bytes)
    }
  }
}
