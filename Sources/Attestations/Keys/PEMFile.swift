import Diagnostics
import SwiftASN1

/// The blocks of a PEM file (RFC 7468): what each says it holds, and its DER.
struct PEMFile {
  let blocks: [PEMDocument]

  /// More is no file of keys or certificates.
  private static let maximumBytes = 4 << 20

  /// - Parameter wanted: what the caller looks for, with its article, for messages.
  init(_ bytes: [UInt8], wanted: String) throws(KeyError) {
    guard bytes.count <= Self.maximumBytes else { throw .malformed("it has more than 4 MiB") }
    guard let text = String(validating: bytes, as: UTF8.self),
      bytes.contains("-----BEGIN ")
    else { throw .notPEM(wanted: wanted, Self.guess(bytes)) }
    // Before the blocks are read: the headers of OpenSSL's old form are not base64.
    if bytes.contains("Proc-Type: 4,ENCRYPTED") { throw .encrypted }
    do {
      blocks = try PEMDocument.parseMultiple(pemString: text)
    } catch {
      throw .malformed("what is between BEGIN and END is not base64 in lines of 64 characters (RFC 7468)")
    }
    if blocks.isEmpty {
      throw .malformed("no line starts and ends as -----BEGIN PUBLIC KEY----- does (RFC 7468)")
    }
  }

  /// What a file that is not PEM seems to be.
  private static func guess(_ bytes: [UInt8]) -> KeyError.Guess? {
    if bytes.starts(with: "ssh-".utf8) || bytes.starts(with: "ecdsa-sha2-".utf8) { return .ssh }
    return bytes.first == 0x30 ? .der : nil
  }
}

extension PEMDocument {
  /// What the label promises, with its article; the label itself where nobody knows it.
  var content: String {
    switch discriminator {
    case "PUBLIC KEY", "RSA PUBLIC KEY": "a public key"
    case "CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE": "a certificate"
    case "PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "DSA PRIVATE KEY", "OPENSSH PRIVATE KEY":
      "a private key"
    case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST": "a certificate request"
    default: "'\(String(discriminator.unicodeScalars.prefix(64)).escaped)'"
    }
  }

  /// PKCS #8 and the form that cosign gives its keys.
  var isEncrypted: Bool {
    ["ENCRYPTED PRIVATE KEY", "ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"]
      .contains(discriminator)
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { self.firstRange(of: $0) != nil }
  }
}
