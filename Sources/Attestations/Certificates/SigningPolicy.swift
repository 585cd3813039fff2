import SwiftASN1
import X509

/// What is asked of certificates beyond RFC 5280's rules in swift-certificates, which leave out the use of keys and let
/// every certificate of version 1 issue others.
struct SigningPolicy: VerifierPolicy {
  /// Seconds since 1970.
  let time: Int64

  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
    .X509ExtensionID.keyUsage, .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectAlternativeName,
  ]

  /// Judges the issuers; the leaf was judged before any chain was looked for.
  func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
    let reason =
      chain.dropFirst().lazy.compactMap(issuerProblem).first
      ?? chain.dropLast().lazy.compactMap(signatureProblem).first
    return reason.map { reason in .failsToMeetPolicy(reason: reason) } ?? .meetsPolicy
  }

  /// Why this certificate signs nothing at the time; nil when it may.
  func leafProblem(_ leaf: Certificate) -> String? {
    let known =
      verifyingCriticalExtensions + [.X509ExtensionID.basicConstraints, .X509ExtensionID.nameConstraints]
    if let unknown = leaf.extensions.first(where: { $0.critical && !known.contains($0.oid) }) {
      return "\(leaf.subject) has a critical extension that is not understood here: \(unknown.oid)"
    }
    return expiry(of: leaf) ?? Self.usageProblem(leaf)
  }

  /// Why the certificate is not for signing: it must say that it is, and must not say that it is for something else.
  static func usageProblem(_ leaf: Certificate) -> String? {
    do {
      let (usage, extended) = (try leaf.extensions.keyUsage, try leaf.extensions.extendedKeyUsage)
      if let usage, !usage.digitalSignature {
        return "\(leaf.subject) has a key usage without digitalSignature"
      }
      if let extended, !extended.contains(.codeSigning) {
        return "\(leaf.subject) has an extended key usage without codeSigning: it is for \(extended)"
      }
      return usage == nil && extended == nil ? "\(leaf.subject) does not say that its key may sign" : nil
    } catch {
      return "\(leaf.subject) has a key usage that cannot be read"
    }
  }

  private func issuerProblem(_ issuer: Certificate) -> String? {
    do {
      if let usage = try issuer.extensions.keyUsage, !usage.keyCertSign {
        return "\(issuer.subject) has a key usage without keyCertSign"
      }
      if let extended = try issuer.extensions.extendedKeyUsage, !extended.contains(.codeSigning),
        !extended.contains(.any)
      {
        return "\(issuer.subject) issues certificates for \(extended), not for codeSigning"
      }
      return expiry(of: issuer)
    } catch {
      return "\(issuer.subject) has a key usage that cannot be read"
    }
  }

  /// Asked of everything but the anchor, which is believed as it stands.
  private func signatureProblem(_ certificate: Certificate) -> String? {
    if certificate.version == .v1 { return "\(certificate.subject) is a certificate of version 1" }
    return certificate.signatureAlgorithm == .sha1WithRSAEncryption
      ? "\(certificate.subject) is signed over SHA-1" : nil
  }

  private func expiry(of certificate: Certificate) -> String? {
    let start = certificate.notValidBefore.secondsSince1970
    let end = certificate.notValidAfter.secondsSince1970
    if time < start { return "\(certificate.subject) is not valid before \(start.day)" }
    return time > end ? "\(certificate.subject) expired on \(end.day)" : nil
  }
}
