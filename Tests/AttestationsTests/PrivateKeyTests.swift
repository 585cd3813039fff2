import Attestations
import Crypto
import TestSupport
import Testing

@Suite struct PrivateKeyTests {
  private func problem(_ pem: [UInt8]) -> String {
    do {
      return "\(try PrivateKey(pem: pem).publicKey)"
    } catch {
      return "\(error)"
    }
  }

  @Test func `SEC 1 and PKCS 8 give the same key`() throws {
    let key = P256.Signing.PrivateKey()
    let curve = PEM.tagged(0xA0, PEM.tagged(6, [0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7]))
    let sec1 = PEM.tagged(0x30, [2, 1, 1] + PEM.tagged(4, Array(key.rawRepresentation)) + curve)
    let parameters = PEM.block("EC PARAMETERS", PEM.tagged(6, [0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7]))
    let ours = try PrivateKey(pem: Array(key.pemRepresentation.utf8)).publicKey
    #expect(try PrivateKey(pem: PEM.block("EC PRIVATE KEY", sec1)).publicKey == ours)
    #expect(try PrivateKey(pem: parameters + PEM.block("EC PRIVATE KEY", sec1)).publicKey == ours)
    #expect(
      problem(parameters) == "does not hold what it says: it holds the parameters of a curve and no key")
  }

  @Test(
    arguments: [
      (
        "ENCRYPTED PRIVATE KEY",
        "holds an encrypted private key; decrypt it with openssl pkey -in FILE -out DECRYPTED"
      ),
      (
        "ENCRYPTED SIGSTORE PRIVATE KEY",
        "holds an encrypted private key; decrypt it with openssl pkey -in FILE -out DECRYPTED"
      ),
      ("PUBLIC KEY", "holds a public key, not a private key"),
      ("CERTIFICATE", "holds a certificate, not a private key"),
      (
        "RSA PRIVATE KEY",
        "holds a key of the kind RSA, which is not supported; ECDSA over P-256, P-384 or P-521 is"
      ),
      ("PRIVATE KEY", "does not hold what it says: it is no private key in PKCS #8"),
      ("EC PRIVATE KEY", "does not hold what it says: it is no private key in SEC 1"),
    ])
  func `what is no private key of ours is named`(label: String, message: String) {
    #expect(problem(PEM.block(label, [0x30, 0])) == message)
  }

  @Test func `an RSA key does not sign`() throws {
    #expect(problem(Array(try Keys.pem(.rsa).utf8)).utf8.starts(with: "holds a key of the kind RSA".utf8))
  }

  @Test(arguments: [KeyAlgorithm.p256, .p384, .p521, .ed25519])
  func `a private key cut anywhere is an error`(algorithm: KeyAlgorithm) throws {
    let pem = Array(try Keys.pem(algorithm).utf8)
    for length in pem.indices {
      #expect(throws: KeyError.self) { try PrivateKey(pem: Array(pem[..<length])) }
    }
  }

  /// What people really have on disk.
  @Test(
    .enabled(if: OpenSSL.isPresent, "needs openssl"),
    arguments: [
      ("ecparam -name prime256v1 -genkey", "ECDSA P-256 sha256:"),
      ("ecparam -name secp384r1 -genkey -noout", "ECDSA P-384 sha256:"),
      ("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521", "ECDSA P-521 sha256:"),
      ("genpkey -algorithm ed25519", "Ed25519 sha256:"),
      ("genpkey -algorithm ed448", "holds a key of the kind Ed448"),
      ("genpkey -algorithm x25519", "holds a key of the kind X25519"),
      ("ecparam -name secp256k1 -genkey", "holds a key of the kind ECDSA secp256k1"),
      ("ecparam -name secp256k1 -genkey -noout | openssl pkey", "holds a key of the kind ECDSA secp256k1"),
      ("ecparam -name prime256v1 -genkey -noout -param_enc explicit", "does not hold what it says"),
      ("genrsa -traditional 2048", "holds a key of the kind RSA"),
      (
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -pass pass:x",
        "holds an encrypted private key"
      ),
      (
        "ecparam -name prime256v1 -genkey -noout | openssl ec -aes256 -passout pass:x",
        "holds an encrypted private key"
      ),
    ])
  func `a key of OpenSSL is read or named`(command: String, message: String) throws {
    let text = problem(try #require(OpenSSL.output(command)))
    #expect(text.utf8.starts(with: message.utf8), "\(text)")
  }

  @Test(.enabled(if: OpenSSL.isPresent, "needs openssl"), arguments: [KeyAlgorithm.p256, .p384, .p521])
  func `OpenSSL takes our signatures and writes our keys`(algorithm: KeyAlgorithm) throws {
    let (folder, pem) = (try TemporaryFolder(), try Keys.pem(algorithm))
    let key = try PrivateKey(pem: Array(pem.utf8))
    let message = Array("signed\n".utf8)
    try folder.write(Array(pem.utf8), to: "key")
    try folder.write(message, to: "message")
    try folder.write(try key.signature(of: message), to: "signature")
    let hash = [.p256: "sha256", .p384: "sha384", .p521: "sha512"][algorithm] ?? ""
    #expect(OpenSSL.output("pkey -in $D/key -pubout", in: folder.path) == Array(key.publicKey.pem.utf8))
    #expect(
      OpenSSL.output("dgst -\(hash) -prverify $D/key -signature $D/signature $D/message", in: folder.path)
        != nil)
  }
}
