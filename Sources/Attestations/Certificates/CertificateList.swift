import SwiftASN1
import X509

/// Certificates from a PEM file or a bundle; nobody has said yet what they are good for.
public struct CertificateList: Sendable {
  let certificates: [EncodedCertificate]

  /// Reads every `-----BEGIN CERTIFICATE-----` of a file that holds nothing else.
  public init(pem: [UInt8]) throws(KeyError) {
    let wanted = "certificates"
    var certificates: [EncodedCertificate] = []
    for block in try PEMFile(pem, wanted: wanted).blocks {
      if block.isEncrypted { throw .holds("a private key", wanted: wanted) }
      guard block.discriminator == "CERTIFICATE" else { throw .holds(block.content, wanted: wanted) }
      guard let certificate = EncodedCertificate(der: block.derBytes) else {
        throw .malformed(
          "certificate \(certificates.count + 1) in it is no X.509, or has a key that is not supported")
      }
      certificates.append(certificate)
    }
    self.certificates = certificates
  }

  init(_ certificates: [EncodedCertificate]) {
    self.certificates = certificates
  }

  public static let none = CertificateList([])

  public static func + (left: CertificateList, right: CertificateList) -> CertificateList {
    CertificateList(left.certificates + right.certificates)
  }
}

/// A certificate and the very bytes that it was read from.
struct EncodedCertificate: Sendable {
  let der: [UInt8]
  let certificate: Certificate

  /// Nil where the bytes are no certificate that can be read here.
  init?(der: [UInt8]) {
    guard let certificate = try? Certificate(derEncoded: der) else { return nil }
    self.der = der
    self.certificate = certificate
  }

  var subject: String { "\(certificate.subject)" }

  /// Why its key is not for signing; nil when it is.
  var usageProblem: String? { SigningPolicy.usageProblem(certificate) }

  /// The key it is for; an error where nothing here can use it.
  var publicKey: PublicKey {
    get throws(KeyError) {
      // The property named subjectPublicKeyInfoBytes has the bare key.
      guard let document = try? certificate.publicKey.serializeAsPEM() else {
        throw .malformed("the key of the certificate cannot be written")
      }
      return try PublicKey(der: document.derBytes)
    }
  }
}
