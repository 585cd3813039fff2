import Crypto
import FoundationEssentials
import SwiftASN1
import Testing
import X509

@testable import Attestations

@Suite struct CertificateTests {
  private func trust(_ roots: Authority..., identities: [String]? = nil) throws -> Trust {
    let roots = try roots.map { try $0.list }.reduce(.none, +)
    return Trust(authorities: [TrustedAuthority(name: "acme", roots: roots, identities: identities)])
  }

  private func problem(_ signature: ModelSignature, _ trust: Trust, at time: Int64 = Authority.midyear)
    -> String
  {
    do throws(SignatureError) {
      return "\(try signature.verified(by: trust, at: time).signer)"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a chain to a root that was given is a signer`() throws {
    let root = try Authority("root")
    let intermediate = try Authority("intermediate", by: root)
    let leaf = try Authority("release", by: intermediate, extensions: Authority.signing)
    let signature = try leaf.sign(with: intermediate)
    let manifest = try signature.verified(by: trust(root), at: Authority.midyear)
    #expect(manifest.compare(with: Models.contents).isMatch)
    #expect(manifest.signer.name == "acme")
    let text = "\(manifest.signer)"
    #expect(text.hasPrefix("the certificate CN=release,O=Acme (sha256:"))
    #expect(
      text.hasSuffix(
        "), issued by CN=intermediate,O=Acme, valid from 2030-01-01 to 2031-01-01, under the authority 'acme'"
      ))
    // An intermediate may be an anchor, and may come from the user instead of the bundle.
    #expect(problem(signature, try trust(intermediate)) == text)
    let given = TrustedAuthority(name: "acme", roots: try root.list, intermediates: try intermediate.list)
    #expect(problem(try leaf.sign(), Trust(authorities: [given])) == text)
  }

  @Test func `a root in the bundle is no trust`() throws {
    let (root, other) = (try Authority("root"), try Authority("other"))
    let leaf = try Authority("release", by: root, extensions: Authority.signing)
    #expect(
      problem(try leaf.sign(with: root), try trust(other)) == "not trusted: acme: no chain leads from "
        + "CN=release,O=Acme, issued by CN=root,O=Acme, to one of its roots")
    #expect(
      problem(try leaf.sign(with: root), Trust())
        == "not trusted: it is signed with a certificate, and no authority was given")
  }

  @Test func `a root of the same name with another key is another root`() throws {
    let leaf = try Authority("release", by: try Authority("root"), extensions: Authority.signing)
    #expect(
      problem(try leaf.sign(), try trust(Authority("root"))).hasPrefix("not trusted: acme: no chain leads"))
  }

  @Test func `certificates are valid at the time that is asked about`() throws {
    let root = try Authority("root")
    let leaf = try Authority("release", by: root, extensions: Authority.signing)
    let (signature, trust) = (try leaf.sign(), try trust(root))
    let (start, end) = (
      Authority.year.lowerBound.secondsSince1970, Authority.year.upperBound.secondsSince1970
    )
    #expect(problem(signature, trust, at: start).hasPrefix("the certificate"))
    #expect(problem(signature, trust, at: end).hasPrefix("the certificate"))
    #expect(
      problem(signature, trust, at: start - 1)
        == "not trusted: acme: CN=release,O=Acme is not valid before 2030-01-01")
    #expect(
      problem(signature, trust, at: end + 1) == "not trusted: acme: CN=release,O=Acme expired on 2031-01-01")
    for time in [.min, -1, 253_402_300_800, .max] as [Int64] {
      #expect(problem(signature, trust, at: time).hasSuffix("is in no year from 1970 to 9999"))
    }
  }

  @Test func `an issuer must be valid, too`() throws {
    let root = try Authority("root")
    let past = Date(timeIntervalSince1970: 0)..<Authority.year.lowerBound
    let intermediate = try Authority("intermediate", by: root, validity: past)
    let leaf = try Authority("release", by: intermediate, extensions: Authority.signing)
    #expect(
      problem(try leaf.sign(with: intermediate), try trust(root))
        == "not trusted: acme: CN=intermediate,O=Acme expired on 2030-01-01")
    let oldRoot = try Authority("root", validity: past)
    let young = try Authority("release", by: oldRoot, extensions: Authority.signing)
    #expect(
      problem(try young.sign(), try trust(oldRoot))
        == "not trusted: acme: CN=root,O=Acme expired on 2030-01-01")
  }

  @Test func `a certificate that was given itself needs no issuer`() throws {
    let leaf = try Authority("self", extensions: Authority.signing)
    #expect(problem(try leaf.sign(), try trust(leaf)).hasPrefix("the certificate CN=self,O=Acme"))
    #expect(
      problem(try leaf.sign(), try trust(leaf), at: 0).hasPrefix(
        "not trusted: acme: CN=self,O=Acme is not valid"))
    // The same name and key are not the same certificate.
    let twin = try Authority("self", extensions: Authority.signing, key: leaf.key)
    #expect(problem(try leaf.sign(), try trust(twin)).hasPrefix("not trusted"))
  }

  @Test(
    arguments: [
      (
        Authority.signing + Authority.extendedUsage(.serverAuth),
        "has an extended key usage without codeSigning: it is for serverAuth"
      ),
      (Authority.extendedUsage(.any), "has an extended key usage without codeSigning: it is for anyKeyUsage"),
      (
        Authority.extensions(Critical(KeyUsage(keyEncipherment: true)))
          + Authority.extendedUsage(.codeSigning),
        "has a key usage without digitalSignature"
      ),
      ([], "does not say that its key may sign"),
    ])
  func `a certificate for something else signs nothing`(
    extensions: [Certificate.Extension], problem: String
  ) throws {
    let root = try Authority("root")
    let leaf = try Authority("release", by: root, extensions: extensions)
    let error = #expect(throws: SignatureError.self) { try leaf.sign() }
    #expect(error?.description == "cannot sign: CN=release,O=Acme \(problem)")
    // Somebody else would sign with it all the same.
    let key = try PrivateKey(pem: Array(leaf.key.pemRepresentation.utf8))
    let envelope = try Envelope(
      signing: Array(Models.statement([("a", Models.sha256("x"))]).utf8), type: Statement.payloadType,
      with: [key])
    let der = try leaf.certificate.serializeAsPEM().derBytes.base64
    let material = #"{"x509CertificateChain":{"certificates":[{"rawBytes":"\#(der)"}]}}"#
    let signature = try ModelSignature(parsing: Models.bundle(envelope, material: material))
    #expect(self.problem(signature, try trust(root)) == "not trusted: acme: CN=release,O=Acme \(problem)")
  }

  @Test func `code signing alone is enough`() throws {
    let root = try Authority("root")
    let leaf = try Authority(
      "release", by: root, extensions: Authority.extendedUsage(.serverAuth, .codeSigning))
    #expect(problem(try leaf.sign(), try trust(root)).hasPrefix("the certificate"))
  }

  @Test(
    arguments: [
      (Authority.signing, .v3, "has a key usage without keyCertSign"),
      (
        Authority.extensions(Critical(BasicConstraints.notCertificateAuthority)), .v3, "is not marked as a CA"
      ),
      ([], .v3, "is not marked as a CA"),
      // The library lets certificates of version 1 issue others, having no way to say that they may not.
      ([], .v1, "is a certificate of version 1"),
      (
        Authority.issuing + Authority.extendedUsage(.serverAuth), .v3,
        "issues certificates for serverAuth, not for codeSigning"
      ),
    ] as [([Certificate.Extension], Certificate.Version, String)])
  func `only an authority issues`(
    extensions: [Certificate.Extension], version: Certificate.Version, problem: String
  ) throws {
    let root = try Authority("root")
    let middle = try Authority("middle", by: root, extensions: extensions, version: version)
    let leaf = try Authority("release", by: middle, extensions: Authority.signing)
    let text = self.problem(try leaf.sign(with: middle), try trust(root))
    #expect(text.hasPrefix("not trusted: acme: "))
    #expect(text.contains(problem), "\(text)")
  }

  @Test func `a path length that is too short is kept to`() throws {
    let short = Authority.extensions(
      Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0)),
      Critical(KeyUsage(keyCertSign: true)))
    let root = try Authority("root", extensions: short)
    let middle = try Authority("middle", by: root)
    let leaf = try Authority("release", by: middle, extensions: Authority.signing)
    #expect(problem(try leaf.sign(with: middle), try trust(root)).contains("maximum path length 0"))
  }

  @Test func `a critical extension that nobody here knows ends it`() throws {
    let root = try Authority("root")
    let unknown = Certificate.Extension(oid: [1, 2, 3, 4], critical: true, value: [5, 0])
    let leaf = try Authority("release", by: root, extensions: Authority.signing + [unknown])
    #expect(
      problem(try leaf.sign(), try trust(root)) == "not trusted: acme: CN=release,O=Acme "
        + "has a critical extension that is not understood here: 1.2.3.4")
  }

  @Test(
    arguments: [
      (["CN=release"], true), (["CN=release,O=Acme"], true), (["x", "O=Acme"], true),
      (["uri:spiffe://acme/ci"], true),
      (["email:ci@acme.example"], true), (["CN=releas"], false), (["release"], false),
      (["CN=Release"], false), ([], false),
    ])
  func `an authority may vouch for some names alone`(identities: [String], isTrusted: Bool) throws {
    let root = try Authority("root")
    let names = SubjectAlternativeNames([
      .uniformResourceIdentifier("spiffe://acme/ci"), .rfc822Name("ci@acme.example"),
    ])
    let leaf = try Authority(
      "release", by: root, extensions: Authority.signing + Authority.extensions(Critical(names)))
    let text = problem(try leaf.sign(), try trust(root, identities: identities))
    #expect(text.hasPrefix("the certificate") == isTrusted)
    if !isTrusted {
      #expect(
        text
          == "not trusted: acme: CN=release,O=Acme is none of the identities \(identities.joined(separator: ", "))"
      )
    }
  }

  @Test func `the signature must be of the key in the first certificate`() throws {
    let root = try Authority("root")
    let leaf = try Authority("release", by: root, extensions: Authority.signing)
    let other = try Authority("other", by: root, extensions: Authority.signing)
    let key = try PrivateKey(pem: Array(other.key.pemRepresentation.utf8))
    let error = #expect(throws: SignatureError.self) {
      try ModelSignature.sign(Models.contents, named: "m", with: key, certificates: leaf.list)
    }
    #expect(
      error?.description
        == "cannot sign: the first certificate, CN=release,O=Acme, is not of the key that signs")
    let envelope = try Envelope(signing: [], type: Statement.payloadType, with: [key])
    let der = try leaf.certificate.serializeAsPEM().derBytes.base64
    let material = #"{"x509CertificateChain":{"certificates":[{"rawBytes":"\#(der)"}]}}"#
    let signature = try ModelSignature(parsing: Models.bundle(envelope, material: material))
    #expect(
      problem(signature, try trust(root))
        == "wrong signature: the key of the certificate CN=release,O=Acme did not sign what it came with")
  }

  /// All have one name and one key, so each seems to have issued each.
  @Test func `a bundle that could be hundreds of chains is judged in bounded time`() throws {
    let (root, ring) = (try Authority("root"), try Authority("ring"))
    let others = try (0..<5).map { index in
      try Authority(
        "ring",
        extensions: Authority.issuing + Authority.extensions(SubjectAlternativeNames([.dnsName("\(index)")])),
        key: ring.key)
    }
    let leaf = try Authority("release", by: ring, extensions: Authority.signing)
    let signature = try leaf.sign(with: others[0], others[1], others[2], others[3], others[4])
    let elapsed = ContinuousClock().measure {
      #expect(
        problem(signature, (try? trust(root)) ?? Trust()).hasPrefix("not trusted: acme: no chain leads"))
    }
    #expect(elapsed < .seconds(60))
    #expect(throws: SignatureError.self) {
      try leaf.sign(with: others[0], others[1], others[2], others[3], others[4], others[0])
    }
  }

  @Test func `a chain changed anywhere proves the same or nothing`() throws {
    let root = try Authority("root")
    let intermediate = try Authority("intermediate", by: root)
    let leaf = try Authority("release", by: intermediate, extensions: Authority.signing)
    let trust = try trust(root)
    let envelope = try leaf.sign(with: intermediate).envelope
    let chain = try [leaf, intermediate].map { try $0.certificate.serializeAsPEM().derBytes }
    let signer = try leaf.sign(with: intermediate).verified(by: trust, at: Authority.midyear).signer
    for (number, der) in chain.enumerated() {
      for index in der.indices {
        var changed = chain
        changed[number][index] ^= 1 << UInt8(index % 8)
        let list = changed.map { #"{"rawBytes":"\#($0.base64)"}"# }.joined(separator: ",")
        let bundle = try Models.bundle(
          envelope, material: #"{"x509CertificateChain":{"certificates":[\#(list)]}}"#)
        guard let manifest = try? ModelSignature(parsing: bundle).verified(by: trust, at: Authority.midyear)
        else {
          continue
        }
        #expect(manifest.signer == signer)
      }
    }
  }

  @Test func `a certificate cut anywhere is an error`() throws {
    let pem = try Authority("root").pem
    for length in 0..<pem.count - 1 {
      #expect(throws: KeyError.self) { try CertificateList(pem: Array(pem[..<length])) }
    }
    let der = try Authority("root").certificate.serializeAsPEM().derBytes
    for length in der.indices {
      #expect(throws: KeyError.self) {
        try CertificateList(pem: PEM.block("CERTIFICATE", Array(der[..<length])))
      }
    }
  }

  @Test func `a file of certificates holds nothing else`() throws {
    let (pem, key) = (try Authority("root").pem, try Keys.make().publicKey.pem)
    #expect(try CertificateList(pem: pem + pem).certificates.count == 2)
    #expect(throws: KeyError.holds("a public key", wanted: "certificates")) {
      try CertificateList(pem: pem + Array(key.utf8))
    }
    #expect(throws: KeyError.holds("a private key", wanted: "certificates")) {
      try CertificateList(pem: Array(Keys.pem(.p256).utf8) + pem)
    }
  }
}
