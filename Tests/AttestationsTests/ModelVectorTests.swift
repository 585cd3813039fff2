import Attestations
import Digests
import Documents
import Glibc
import TestSupport
import Testing

/// Bundles that the reference made and judged, good and bad; the models are only hashed.
///
/// Where the reference says something else than we do, `expected.json` says why.
@Suite(.enabled(if: Vectors.arePresent, "needs the vectors of model signing"))
struct ModelVectorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let node: Node
    var testDescription: String { name }

    var isByKey: Bool { node["method"]?.string == "key" }
    /// `--option path`, relative to the case.
    var arguments: [String] { node["args"]?.sequence?.compactMap(\.string) ?? [] }

    static let all = (Vectors.document("model-signing/expected.json")?.mapping ?? []).map {
      Case(name: $0.key, node: $0.value)
    }
  }

  /// The files of one case: some are in folders named `.git`, which is why all travel in an archive.
  private func unpack(_ vector: Case) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let archive = Vectors.path("model-signing/cases.tar.gz")
    try #require(system("tar -xzf '\(archive)' -C '\(folder.path)' 'cases/\(vector.name)'") == 0)
    return folder
  }

  /// November 2026, within the validity of every certificate that is meant to be valid.
  static let time: Int64 = 1_793_491_200

  @Test func `there are the cases that we know`() {
    #expect(Case.all.count == 93)
  }

  @Test(arguments: Case.all) func `a bundle is judged as the vectors say`(_ vector: Case) throws {
    #expect(try verdict(vector) == vector.node["ours"]?.string)
  }

  private func verdict(_ vector: Case) throws -> String {
    let unpacked = try unpack(vector)
    let folder = unpacked.path + "/cases/" + vector.name
    let model = folder + "/" + (vector.node["model"]?.string ?? "")
    let place = try #require(vector.node["signature"]?.string)
    do {
      let signature = try ModelSignature(parsing: SharedData.bytes(of: folder + "/" + place) ?? [])
      let manifest = try signature.verified(by: trust(vector), at: Self.time)
      let contents = try ModelFolder.read(model, manifest.hashingNeeds)
      let inside = place.utf8.starts(with: "model/".utf8) ? ModelPath(Array(place.utf8.dropFirst(6))) : nil
      let comparison = manifest.compare(with: contents, signature: inside)
      // A file that the signature leaves out may be anything but a model.
      let isModel = comparison.uncovered.contains {
        $0.path.description.utf8.suffix(4).elementsEqual(".pkl".utf8)
      }
      return comparison.isMatch && !isModel ? "valid" : "invalid"
    } catch let error as SignatureError {
      if case .unsupported = error { return "unsupported" }
      return "invalid"
    } catch is KeyError {
      return "invalid"
    }
  }

  private func trust(_ vector: Case) throws -> Trust {
    let paths = vector.arguments.filter { !$0.utf8.starts(with: "--".utf8) }
    let files = try paths.map { try Vectors.bytes("model-signing/" + $0.replacing("../../", with: "")) }
    if vector.isByKey {
      return Trust(keys: [TrustedKey(name: "given", key: try PublicKey(pem: try #require(files.first)))])
    }
    let roots = try files.map(CertificateList.init(pem:)).reduce(.none, +)
    return Trust(authorities: [TrustedAuthority(name: "given", roots: roots)])
  }

  @Test(arguments: ["p256", "p384", "p521"])
  func `the hint of a key is that of the reference`(_ curve: String) throws {
    let key = try PublicKey(pem: Vectors.bytes("model-signing/keys/\(curve).pub"))
    let bundle = Vectors.document("model-signing/swift-made/swift-\(curve).sig")
    #expect(key.modelSigningHint == bundle?["verificationMaterial"]?["publicKey"]?["hint"]?.string)
  }
}
