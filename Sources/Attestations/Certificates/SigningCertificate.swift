import Digests
import FoundationEssentials
import X509

/// What a report says of the certificate of a signer.
public struct SigningCertificate: Hashable, Sendable {
  /// The names by which it goes, as RFC 4514 writes them.
  public let subject: String
  public let issuer: String
  /// In seconds since 1970, both inclusive.
  public let validity: ClosedRange<Int64>
  /// The SHA-256 of the certificate's DER.
  public let fingerprint: Digest
  public let publicKey: PublicKey
  /// What an authority's list of identities is compared with: the whole subject, each attribute of it such as
  /// `CN=release`, and the alternative names as `email:`, `dns:` and `uri:`.
  public let identities: [String]

  init(_ encoded: EncodedCertificate, publicKey: PublicKey) {
    let certificate = encoded.certificate
    subject = "\(certificate.subject)"
    issuer = "\(certificate.issuer)"
    let start = certificate.notValidBefore.secondsSince1970
    validity = start...max(start, certificate.notValidAfter.secondsSince1970)
    fingerprint = Digest.sha256(of: encoded.der)
    self.publicKey = publicKey
    let attributes = certificate.subject.flatMap { $0 }.map { "\($0)" }
    let alternatives =
      ((try? certificate.extensions.subjectAlternativeNames) ?? nil) ?? SubjectAlternativeNames()
    identities = [subject] + attributes + alternatives.compactMap(Self.identity)
  }

  private static func identity(_ name: GeneralName) -> String? {
    switch name {
    case .rfc822Name(let name): "email:" + name
    case .dnsName(let name): "dns:" + name
    case .uniformResourceIdentifier(let name): "uri:" + name
    default: nil
    }
  }
}

extension SigningCertificate: CustomStringConvertible {
  public var description: String {
    "the certificate \(subject) (\(fingerprint.short)), issued by \(issuer), "
      + "valid from \(validity.lowerBound.day) to \(validity.upperBound.day)"
  }
}

extension Date {
  var secondsSince1970: Int64 { Int64(timeIntervalSince1970.rounded()) }
}

extension Int64 {
  /// The day in UTC, of seconds since 1970.
  var day: String {
    Date(timeIntervalSince1970: Double(self)).formatted(.iso8601.year().month().day())
  }
}
