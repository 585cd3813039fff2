import ArgumentParser
import Attestations
import Diagnostics
import Inspection

/// `plimsoll sign`: sign a list of fingerprints, or a model as OpenSSF Model Signing does.
struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign a list of fingerprints, or a model.",
    discussion: """
      A manifest of `plimsoll fingerprint` becomes a statement of in-toto in a DSSE envelope. A folder with a model, or \
      a model file, becomes a bundle of OpenSSF Model Signing, which the reference implementation verifies, too: with \
      --certificate one that names the signer's certificate, otherwise one that names the key. Keys are PEM files: \
      ECDSA over P-256, P-384 or P-521, and for manifests Ed25519, too; none may be encrypted.

      Examples:
        openssl ecparam -name prime256v1 -genkey -noout -out release.key
        openssl ec -in release.key -pubout -out release.pub
        plimsoll sign --key release.key --output signed.json fingerprints.yaml
        plimsoll sign --key release.key --output llm.sig models/llm
        plimsoll scan --manifest llm.sig --key release.pub models/llm

      Exit codes: 0 it is signed, 2 wrong use, 3 the model could not be read.
      """)

  @Argument(
    help: ArgumentHelp(
      "A fingerprint manifest, a folder with a model, or a model file.", valueName: "target"),
    completion: .file())
  var target: String

  @Option(
    help: ArgumentHelp("The private key (PEM) to sign with.", valueName: "file"), completion: .file())
  var key: String

  @Option(
    help: ArgumentHelp(
      "The certificate of the key, and those above it (PEM). Repeat for several, the key's own first.",
      valueName: "file"),
    completion: .file())
  var certificate: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file in place of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "What the model is called; the name of its folder if not said.")
  var name: String?

  func run() throws {
    let key = try SigningKey.read(key)
    let certificates = try certificate.map(SigningKey.certificates).reduce(.none, +)
    let isModel = InputFile.isFolder(target) || ScanTarget.all(at: target).first == .model(path: target)
    guard !isModel else {
      return try OutputFile(path: output).write(try signedModel(with: key, certificates))
    }
    if !certificate.isEmpty || name != nil {
      throw ValidationError("--certificate and --name are for models, and '\(target.escaped)' is none")
    }
    let bytes = try InputFile.read(target, what: "the manifest", limit: EvidenceOptions.largestList)
    try OutputFile(path: output).write(try SigningKey.sign(bytes, named: target, with: [key]))
  }

  private func signedModel(with key: PrivateKey, _ certificates: CertificateList) throws -> String {
    do throws(ModelSigner.Failure) {
      let signer = ModelSigner(name: name, signaturePath: output)
      return String(decoding: try signer.sign(target, with: key, certificates), as: UTF8.self)
    } catch {
      switch error {
      case .unreadable(let reason):
        Terminal.complain("plimsoll: \(target.escaped): \(reason.escaped)")
        throw ExitCode(3)
      case .unsigned(let reason): throw ValidationError("'\(target.escaped)' \(reason.escaped)")
      }
    }
  }
}
