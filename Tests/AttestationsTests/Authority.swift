import Crypto
import FoundationEssentials
import SwiftASN1
import X509

@testable import Attestations

/// A certificate made in code, with its key.
struct Authority {
  let certificate: Certificate
  let key: P256.Signing.PrivateKey

  /// Usual for one that issues others.
  static let issuing = extensions(
    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil)),
    Critical(KeyUsage(keyCertSign: true)))
  /// Usual for one that signs.
  static let signing = extensions(
    Critical(BasicConstraints.notCertificateAuthority), Critical(KeyUsage(digitalSignature: true)))
  /// The year 2030 and the day in its middle.
  static let year = Date(timeIntervalSince1970: 1_893_456_000)..<Date(timeIntervalSince1970: 1_924_992_000)
  static let midyear: Int64 = 1_909_000_000

  /// - Parameter issuer: nil for one that signs itself.
  init(
    _ name: String, by issuer: Authority? = nil, extensions: [Certificate.Extension] = issuing,
    validity: Range<Date> = year, version: Certificate.Version = .v3, key: P256.Signing.PrivateKey = .init()
  ) throws {
    let subject = try DistinguishedName {
      OrganizationName("Acme")
      CommonName(name)
    }
    self.key = key
    certificate = try Certificate(
      version: version, serialNumber: Certificate.SerialNumber(),
      publicKey: Certificate.PublicKey(key.publicKey),
      notValidBefore: validity.lowerBound, notValidAfter: validity.upperBound,
      issuer: issuer?.certificate.subject ?? subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions(extensions),
      issuerPrivateKey: Certificate.PrivateKey(issuer?.key ?? key))
  }

  static func extensions(_ list: any CertificateExtensionConvertible...) -> [Certificate.Extension] {
    list.compactMap { try? $0.makeCertificateExtension() }
  }

  static func extendedUsage(_ usages: ExtendedKeyUsage.Usage...) -> [Certificate.Extension] {
    (try? ExtendedKeyUsage(usages)).map { extensions($0) } ?? []
  }

  var pem: [UInt8] { get throws { Array((try certificate.serializeAsPEM().pemString + "\n").utf8) } }

  var list: CertificateList { get throws { try CertificateList(pem: pem) } }

  /// A signature of a model by this certificate, with others after it.
  func sign(with others: Authority...) throws -> ModelSignature {
    let bundle = try ModelSignature.sign(
      Models.contents, named: "m", with: PrivateKey(pem: Array(key.pemRepresentation.utf8)),
      certificates: others.map { try $0.list }.reduce(list, +))
    return try ModelSignature(parsing: bundle)
  }
}
