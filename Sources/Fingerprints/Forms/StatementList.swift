import Attestations
import Digests

/// A statement of in-toto whose subjects are files.
enum StatementList {
  static func list(_ statement: Statement) throws(ListError) -> FingerprintList {
    if statement.predicateType.utf8.elementsEqual(ManifestStatement.predicateType.utf8),
      let predicate = statement.predicate
    {
      return try ManifestReader.list(predicate, text: nil, named: "the predicate")
    }
    if statement.predicateType.utf8.starts(with: "https://cyclonedx.org/bom".utf8),
      let bom = statement.predicate
    {
      return try CycloneDXList.list(bom)
    }
    if statement.predicateType.utf8.starts(with: "https://spdx.dev/Document".utf8),
      let document = statement.predicate
    {
      return try SPDXList.list(document)
    }
    var fingerprints: [Fingerprint] = []
    for subject in statement.subjects {
      var digests = NamedDigests()
      for digest in subject.digests { try digests.add(digest.algorithm, digest.value) }
      guard let path = ListPath.clean(Array((subject.name ?? "").utf8)) else {
        throw .malformed("has a subject that leads out of the folder")
      }
      fingerprints.append(
        Fingerprint(path: path.isEmpty ? nil : path, digests: digests.known, otherAlgorithms: digests.others))
    }
    return FingerprintList(.statement, fingerprints)
  }
}
