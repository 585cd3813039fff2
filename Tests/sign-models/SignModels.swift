import Attestations
import Digests
import FoundationEssentials
import Glibc
import TestSupport

/// Signs and verifies models, as each JSON object on a line of standard input asks, and prints how that went.
///
/// `scripts/compare-signatures` holds it against the reference.
@main struct SignModels {
  struct Request: Decodable {
    let model: String
    let signature: String
    /// Signs with it; verifies where there is none.
    let privateKey: String?
    let publicKeys: [String]?
    /// Of the signer, or the anchors of the verifier.
    let certificates: [String]?
    /// Seconds since 1970.
    let at: Int64?
  }

  struct Answer: Encodable {
    let verdict: String
    let reason: String
  }

  static func main() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    while let line = readLine() {
      let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
      print(String(decoding: try encoder.encode(answer(request)), as: UTF8.self))
      // Who asks waits for the answer, which a pipe would keep back.
      fflush(nil)
    }
  }

  private static func answer(_ request: Request) -> Answer {
    do {
      return try request.privateKey.map { try sign(request, with: $0) } ?? verify(request)
    } catch {
      return Answer(verdict: "invalid", reason: "\(error)")
    }
  }

  private static func sign(_ request: Request, with key: String) throws -> Answer {
    let bundle = try ModelSignature.sign(
      ModelFolder.read(request.model, HashingNeeds(algorithms: [.sha256])),
      named: String(request.model.split(separator: "/").last ?? ""), with: PrivateKey(pem: bytes(key)),
      certificates: certificates(request))
    try Data(bundle).write(to: URL(filePath: request.signature))
    return Answer(verdict: "signed", reason: "")
  }

  private static func verify(_ request: Request) throws -> Answer {
    let keys = try (request.publicKeys ?? []).map { TrustedKey(name: $0, key: try PublicKey(pem: bytes($0))) }
    let authority = TrustedAuthority(name: "given", roots: try certificates(request))
    let trust = Trust(keys: keys, authorities: request.certificates == nil ? [] : [authority])
    let manifest = try ModelSignature(parsing: bytes(request.signature)).verified(
      by: trust, at: request.at ?? 0)
    let comparison = manifest.compare(with: try ModelFolder.read(request.model, manifest.hashingNeeds))
    let differences = comparison.differences.map { "\($0.path): \($0.kind.rawValue)" }
    return Answer(
      verdict: comparison.isMatch ? "valid" : "invalid",
      reason: comparison.isMatch ? "\(manifest)" : differences.joined(separator: ", "))
  }

  private static func certificates(_ request: Request) throws -> CertificateList {
    try (request.certificates ?? []).map { try CertificateList(pem: bytes($0)) }.reduce(.none, +)
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }
}
