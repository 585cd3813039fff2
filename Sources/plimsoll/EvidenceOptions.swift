import ArgumentParser
import Attestations
import Diagnostics
import Fingerprints
import FoundationEssentials
import Inspection

/// What models and programs are held against, and whose word counts.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A list of fingerprints: a manifest, checksums, a bill of materials, a model signature, or a folder with copies. Its paths count from ROOT, if said. Repeat for several.",
      valueName: "[root=]file"),
    completion: .file())
  var manifest: [String] = []

  @Option(
    help: ArgumentHelp("The trust policy: who may sign lists of fingerprints.", valueName: "file"),
    completion: .file())
  var trust: String?

  @Option(
    help: ArgumentHelp(
      "A public key (PEM) whose owner may sign lists of fingerprints. Repeat for several.", valueName: "file"),
    completion: .file())
  var key: [String] = []

  /// Everything that was given, read and verified; a file that cannot be used is wrong use.
  ///
  /// - Parameter time: when certificates must be valid, in seconds since 1970.
  func evidence(at time: Int64) throws -> Evidence {
    let loader = EvidenceLoader(try policy(), at: time) { file, list throws(UnreadableFile) in
      try Self.bytes(of: file, beside: list)
    }
    let documents = try documents()
    do throws(EvidenceLoader.Failure) {
      return try loader.load(documents)
    } catch {
      switch error.error {
      case .diagnostics(let diagnostics): Terminal.complain(diagnostics.rendered)
      case .malformed(let reason): Terminal.complain(Diagnostic(reason, source: error.name).rendered)
      }
      throw ExitCode(2)
    }
  }

  /// Bytes of a list; one of a million files has a fifth of it.
  static let largestList = 256 << 20
  private static let largestPolicy = 1 << 20

  private func policy() throws -> TrustPolicy {
    let keys = try key.map { path in
      TrustedKey(name: path, key: try Self.publicKey(path))
    }
    guard let trust else { return TrustPolicy.none.trusting(keys) }
    let bytes = try InputFile.read(trust, what: "the trust policy", limit: Self.largestPolicy)
    let source = try InputFile.text(bytes, of: trust, what: "the trust policy")
    do throws(Diagnostics) {
      return try TrustPolicy(parsing: source) { file throws(UnreadableFile) in
        try Self.bytes(of: file, beside: trust)
      }.trusting(keys)
    } catch {
      Terminal.complain(error.rendered)
      throw ExitCode(2)
    }
  }

  private static func publicKey(_ path: String) throws -> PublicKey {
    let bytes = try InputFile.read(path, what: "the key", limit: largestPolicy)
    do throws(KeyError) {
      return try PublicKey(pem: bytes)
    } catch {
      throw ValidationError("'\(path.escaped)' \(error)")
    }
  }

  private func documents() throws -> [EvidenceLoader.Document] {
    try manifest.map { text in
      let (root, path) = Self.parts(of: text)
      guard InputFile.isFolder(path) else {
        let bytes = try InputFile.read(path, what: "the list of fingerprints", limit: Self.largestList)
        return EvidenceLoader.Document(name: path, content: .file(bytes), root: root)
      }
      do throws(TargetError) {
        return EvidenceLoader.Document(
          name: path, content: .folder(try ReferenceFolder.fingerprints(of: path)), root: root)
      } catch {
        throw ValidationError("cannot read the folder '\(path.escaped)': \(error)")
      }
    }
  }

  /// `/models/llm=FILE`: a folder of the target comes first, unless all of it is the name of a file.
  private static func parts(of text: String) -> (root: [UInt8]?, path: String) {
    guard !InputFile.exists(text), text.utf8.first == UInt8(ascii: "/"),
      let mark = text.utf8.firstIndex(of: UInt8(ascii: "="))
    else { return (nil, text) }
    let root = Array(text.utf8[..<mark]).split(separator: UInt8(ascii: "/")).joined(separator: [
      UInt8(ascii: "/")
    ])
    return (Array(root), String(text[text.utf8.index(after: mark)...]))
  }

  /// What another file names lies beside it.
  private static func bytes(of file: String, beside other: String) throws(UnreadableFile) -> [UInt8] {
    let folder = other.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(other[...$0]) } ?? ""
    let path = file.utf8.first == UInt8(ascii: "/") ? file : folder + file
    do {
      return try InputFile.read(path, what: "the file", limit: largestList)
    } catch {
      throw UnreadableFile(InputFile.exists(path) ? "cannot be read" : "is not there")
    }
  }
}
