import Attestations
import Digests

extension ManifestWriter {
  /// The manifest as an in-toto statement whose subjects are the files, in a DSSE envelope that the keys sign.
  ///
  /// - Returns: JSON; its last byte ends a line.
  public func signed(by keys: [PrivateKey]) throws(SignatureError) -> [UInt8] {
    let subjects = all.compactMap { file -> String? in
      guard let path = file.path, let digest = file.digests[.sha256] else { return nil }
      return "{\"name\":\(Self.quoted([UInt8(ascii: "/")] + path)),\"digest\":{\"sha256\":\"\(digest.hex)\"}}"
    }
    let statement =
      "{\"_type\":\"\(Statement.Version.v1.rawValue)\",\"subject\":[\(subjects.joined(separator: ","))],"
      + "\"predicateType\":\"\(StatementList.manifestType)\",\"predicate\":\(json)}"
    let envelope = try Envelope(signing: Array(statement.utf8), type: Statement.payloadType, with: keys)
    return try envelope.json + [0x0A]
  }
}
