import Attestations
import Crypto
import CryptoExtras
import Glibc

/// Keys made anew for each run, in PEM.
enum Keys {
  static func make(_ algorithm: KeyAlgorithm = .p256) throws -> PrivateKey {
    try PrivateKey(pem: Array(pem(algorithm).utf8))
  }

  /// In PKCS #8.
  static func pem(_ algorithm: KeyAlgorithm) throws -> String {
    switch algorithm {
    case .p256: P256.Signing.PrivateKey().pemRepresentation
    case .p384: P384.Signing.PrivateKey().pemRepresentation
    case .p521: P521.Signing.PrivateKey().pemRepresentation
    case .ed25519: Curve25519.Signing.PrivateKey().pemRepresentation
    case .rsa: try _RSA.Signing.PrivateKey(keySize: .bits2048).pkcs8PEMRepresentation
    }
  }
}

/// The program, which makes the kinds of keys that our library does not.
enum OpenSSL {
  static let isPresent = output("version") != nil

  /// What it prints, nil when it fails; `$D` is the folder given.
  static func output(_ arguments: String, in folder: String = "/") -> [UInt8]? {
    guard let pipe = popen("D='\(folder)'; openssl \(arguments) 2>/dev/null", "r") else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer.prefix(count) }
    return pclose(pipe) == 0 ? output : nil
  }
}
