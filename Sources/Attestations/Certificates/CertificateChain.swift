import FoundationEssentials
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// A signer's certificate and those that it came with, leaf first.
struct CertificateChain: Sendable {
  let leaf: EncodedCertificate
  let others: [EncodedCertificate]

  /// Where each could have issued each, the library tries all orders: 326 of five issuers, a million of nine.
  static let maximumCount = 6

  /// Why no chain leads from the leaf to an anchor at a time; nil when one does.
  ///
  /// A leaf that is an anchor itself, byte for byte, needs no issuer: the library takes such a one only where it is marked
  /// as an authority. An intermediate may be an anchor, as RFC 5280 has it and OpenSSL only with `-partial_chain`.
  ///
  /// - Parameter time: in seconds since 1970. Signatures carry no time that anybody vouches for, so the certificates must
  ///   be valid then, not only when they were issued.
  func problem(anchors: [EncodedCertificate], intermediates: [EncodedCertificate], at time: Int64) -> String?
  {
    // Later years have five digits, which the library's times do not have.
    guard (0..<253_402_300_800).contains(time) else {
      return "the time \(time) is in no year from 1970 to 9999"
    }
    let policy = SigningPolicy(time: time)
    if let problem = policy.leafProblem(leaf.certificate) { return problem }
    if anchors.contains(where: { $0.der == leaf.der }) { return nil }
    let date = Date(timeIntervalSince1970: Double(time))
    let result = onThisThread { [leaf, others] in
      var verifier = Verifier(rootCertificates: CertificateStore(anchors.map(\.certificate))) {
        policy
        RFC5280Policy(fixedExpiryValidationTime: date)
      }
      return await verifier.validate(
        leaf: leaf.certificate, intermediates: CertificateStore((others + intermediates).map(\.certificate)))
    }
    switch result {
    case .validCertificate: return nil
    case .couldNotValidate(let failures):
      return failures.first.map { "\($0.policyFailureReason)" }
        ?? "no chain leads from \(leaf.subject), issued by \(leaf.certificate.issuer), to one of its roots"
    case nil: return "the check of the certificates did not end"
    }
  }
}
