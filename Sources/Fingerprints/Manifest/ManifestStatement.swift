import Attestations
import Digests
import Documents

/// The project's own manifest as a statement of in-toto, whose subjects are the files that it lists.
public enum ManifestStatement {
  /// The predicate is the manifest as it was written.
  static let predicateType = "https://plimsoll.example/fingerprint-manifest/v1"

  /// Signs a manifest, in YAML or JSON.
  ///
  /// - Returns: a DSSE envelope, as JSON; its last byte ends a line.
  /// - Throws: what is wrong with the manifest, or why the keys cannot sign it.
  public static func signed(_ manifest: [UInt8], named name: String, by keys: [PrivateKey]) throws(ListError)
    -> [UInt8]
  {
    let (document, list) = try ManifestReader.read(manifest, named: name)
    let statement = JSONText.object([
      ("_type", JSONText.string(Statement.Version.v1.rawValue)),
      ("subject", JSONText.list(list.fingerprints.compactMap(subject))),
      ("predicateType", JSONText.string(predicateType)), ("predicate", JSONText.node(document)),
    ])
    do throws(SignatureError) {
      let envelope = try Envelope(signing: Array(statement.utf8), type: Statement.payloadType, with: keys)
      return try envelope.json + [0x0A]
    } catch {
      throw .malformed("cannot be signed: \(error)")
    }
  }

  /// Nil for a file without a path or a strong digest.
  private static func subject(_ file: Fingerprint) -> String? {
    guard let path = file.path else { return nil }
    let digests = file.digests.filter { !$0.key.isWeak }.sorted { $0.key.rawValue < $1.key.rawValue }
    guard !digests.isEmpty else { return nil }
    return JSONText.object([
      ("name", JSONText.string("/" + String(decoding: path, as: UTF8.self))),
      ("digest", JSONText.object(digests.map { ($0.key.rawValue, JSONText.string($0.value.hex)) })),
    ])
  }
}
