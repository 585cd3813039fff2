import Attestations
import Crypto
import CryptoExtras
import Digests
import Testing

private let algorithms: [KeyAlgorithm] = [.p256, .p384, .p521, .ed25519]
private let message = Array("what is signed".utf8)

@Suite struct PublicKeyTests {
  @Test(arguments: algorithms) func `a key takes its own signature and no other`(algorithm: KeyAlgorithm)
    throws
  {
    let (key, other) = (try Keys.make(algorithm), try Keys.make(algorithm))
    let signature = try key.signature(of: message)
    #expect(key.publicKey.algorithm == algorithm)
    #expect(key.publicKey.verifies(signature: signature, of: message))
    #expect(!key.publicKey.verifies(signature: signature, of: message + [0]))
    #expect(!other.publicKey.verifies(signature: signature, of: message))
    #expect(!key.publicKey.verifies(signature: [], of: message))
  }

  @Test(arguments: algorithms) func `a signature cut or changed anywhere is none`(algorithm: KeyAlgorithm)
    throws
  {
    let key = try Keys.make(algorithm)
    let signature = try key.signature(of: message)
    for index in signature.indices {
      #expect(!key.publicKey.verifies(signature: Array(signature[..<index]), of: message))
      var changed = signature
      changed[index] ^= 1
      #expect(!key.publicKey.verifies(signature: changed, of: message))
    }
    #expect(!key.publicKey.verifies(signature: signature + [0], of: message))
  }

  @Test func `two numbers side by side are no signature of ECDSA`() throws {
    let key = P256.Signing.PrivateKey()
    let signature = try key.signature(for: message)
    let ours = try PublicKey(pem: Array(key.publicKey.pemRepresentation.utf8))
    #expect(ours.verifies(signature: Array(signature.derRepresentation), of: message))
    #expect(!ours.verifies(signature: Array(signature.rawRepresentation), of: message))
  }

  @Test func `the hash follows the curve`() throws {
    let key = P384.Signing.PrivateKey()
    let ours = try PublicKey(pem: Array(key.publicKey.pemRepresentation.utf8))
    let short = try key.signature(for: SHA256.hash(data: message))
    #expect(!ours.verifies(signature: Array(short.derRepresentation), of: message))
  }

  @Test(arguments: [_RSA.Signing.Padding.PSS, .insecurePKCS1v1_5])
  func `RSA signatures are read with both paddings`(padding: _RSA.Signing.Padding) throws {
    let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    let ours = try PublicKey(pem: Array(key.publicKey.pemRepresentation.utf8))
    let signature = try key.signature(for: SHA256.hash(data: message), padding: padding)
    #expect(ours.algorithm == .rsa)
    #expect(ours.verifies(signature: Array(signature.rawRepresentation), of: message))
    #expect(!ours.verifies(signature: Array(signature.rawRepresentation), of: message + [0]))
  }

  @Test func `a key reads what it writes, and is told apart by its DER`() throws {
    let key = try Keys.make().publicKey
    #expect(try PublicKey(pem: Array(key.pem.utf8)) == key)
    #expect(key.identifier == Digest.sha256(of: key.der))
    #expect(key.modelSigningHint == Digest.sha256(of: Array(key.pem.utf8)).hex)
    #expect(key.pem.utf8.last == UInt8(ascii: "\n"))
    #expect("\(key)" == "ECDSA P-256 \(key.identifier.short)")
  }

  @Test(.enabled(if: Vectors.arePresent, "needs the vectors of attestations"))
  func `the hint of cosign is the identifier in base64`() throws {
    let pem = try Vectors.bytes("attestations/keys/model-owner.pub")
    let key = try PublicKey(pem: pem)
    #expect([UInt8](base64: Array(key.cosignHint.utf8)[...]) == key.identifier.bytes)
    #expect(key.pem.utf8.elementsEqual(pem))
  }

  @Test func `a PEM file cut anywhere is an error`() throws {
    let pem = Array(try Keys.make().publicKey.pem.utf8)
    // Without its last line feed it is complete.
    for length in 0..<pem.count - 1 {
      #expect(throws: KeyError.self) { try PublicKey(pem: Array(pem[..<length])) }
    }
  }

  @Test func `DER cut anywhere is an error`() throws {
    let der = try Keys.make().publicKey.der
    for length in 0..<der.count {
      #expect(throws: KeyError.self) { try PublicKey(pem: PEM.block("PUBLIC KEY", Array(der[..<length]))) }
    }
  }
}

/// What is said of files that hold no key of ours.
@Suite struct PublicKeyErrorTests {
  private func problem(_ pem: [UInt8]) -> String {
    do {
      return "\(try PublicKey(pem: pem))"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    arguments: [
      ("", "does not hold a public key in PEM: nothing in it starts with '-----BEGIN'"),
      (
        "0",
        "holds binary DER, not a public key in PEM; convert it with openssl pkey or openssl x509 and -inform DER"
      ),
      (
        "ssh-ed25519 AAAA me",
        "holds a key in OpenSSH's form, not a public key in PEM; "
          + "convert it with ssh-keygen -e -m PKCS8 -f FILE"
      ),
      (
        "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----\n",
        "does not hold what it says: "
          + "what is between BEGIN and END is not base64 in lines of 64 characters (RFC 7468)"
      ),
    ])
  func `a text that is no PEM is named`(text: String, message: String) {
    #expect(problem(Array(text.utf8)) == message)
  }

  @Test(
    arguments: [
      (
        "PRIVATE KEY",
        "holds a private key, not a public key; write the public half with openssl pkey -in FILE -pubout"
      ),
      (
        "EC PRIVATE KEY",
        "holds a private key, not a public key; write the public half with openssl pkey -in FILE -pubout"
      ),
      (
        "ENCRYPTED SIGSTORE PRIVATE KEY",
        "holds a private key, not a public key; write the public half with openssl pkey -in FILE -pubout"
      ),
      (
        "CERTIFICATE",
        "holds a certificate, not a public key; name the certificate as an authority, or write its key with openssl x509 -in FILE -pubkey -noout"
      ),
      ("CERTIFICATE REQUEST", "holds a certificate request, not a public key"),
      ("PGP PUBLIC KEY BLOCK", "holds 'PGP PUBLIC KEY BLOCK', not a public key"),
    ])
  func `a block of another kind is named, with what to do`(label: String, message: String) {
    #expect(problem(PEM.block(label, [0x30, 0])) == message)
  }

  @Test(
    arguments: [
      ([0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1], [0x2B, 0x81, 4, 0, 10], "ECDSA secp256k1"),
      ([0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1], [0x2B, 0x81, 4, 0, 33], "ECDSA P-224"),
      ([0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1], [0x2B, 0x81, 4, 0, 99], "ECDSA over the curve 1.3.132.0.99"),
      ([0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1], [], "ECDSA over a curve that has no name"),
      ([0x2B, 0x65, 113], [], "Ed448"),
      ([0x2B, 0x65, 110], [], "X25519"),
      ([0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 18], [], "ML-DSA-65"),
      ([0x2A, 3, 4], [], "1.2.3.4"),
    ] as [([UInt8], [UInt8], String)])
  func `a kind of key that is not supported is named`(algorithm: [UInt8], curve: [UInt8], name: String) {
    let identifier = PEM.tagged(6, algorithm) + (curve.isEmpty ? [] : PEM.tagged(6, curve))
    let der = PEM.tagged(
      0x30, PEM.tagged(0x30, identifier) + PEM.tagged(3, [0] + [UInt8](repeating: 4, count: 65)))
    #expect(
      problem(PEM.block("PUBLIC KEY", der))
        == "holds a key of the kind \(name), which is not supported; ECDSA over P-256, P-384 or P-521 is")
  }

  @Test func `a point that is not on the curve is an error`() throws {
    var der = try Keys.make().publicKey.der
    der[der.count - 1] ^= 1
    #expect(
      problem(PEM.block("PUBLIC KEY", der))
        == "does not hold what it says: the point is not on the curve, or not written in full")
  }

  @Test func `two keys in a file are one too many`() throws {
    let pem = Array(try Keys.make().publicKey.pem.utf8)
    #expect(
      problem(pem + pem) == "holds several public keys; give the one that is meant in a file of its own")
  }
}

/// PEM and DER by hand.
enum PEM {
  static func block(_ label: String, _ der: [UInt8]) -> [UInt8] {
    var text = "-----BEGIN \(label)-----\n"
    let digits = Array(der.base64.utf8)
    for start in stride(from: 0, to: digits.count, by: 64) {
      text += String(decoding: digits[start..<min(start + 64, digits.count)], as: UTF8.self) + "\n"
    }
    return Array((text + "-----END \(label)-----\n").utf8)
  }

  static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    [tag] + (content.count < 128 ? [UInt8(content.count)] : [0x81, UInt8(content.count)]) + content
  }
}
