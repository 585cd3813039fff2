import Archives
import Attestations
import Checklists
import Diagnostics
import Digests
import Documents
import Fingerprints
import Images

/// The lists of fingerprints that an example gives beside its image or folder.
///
/// They are made from the files themselves, so that no example has to spell out digests.
struct ExampleEvidence {
  let evidence: Evidence

  /// What the document gets wrong is reported as an error of the rule's file.
  init(_ example: Example, in tree: FileTree, of image: Image) throws(Diagnostics) {
    guard let node = example.evidence else {
      evidence = .none
      return
    }
    let collector = DiagnosticCollector()
    guard let nodes = node.sequence else {
      throw Diagnostics([
        Diagnostic(
          "'evidence' must be a list, but is \(node.description)", in: example.source, at: node.position)
      ])
    }
    let reader = ExampleListReader(tree: tree, image: image, source: example.source, collector: collector)
    let lists = nodes.compactMap(reader.list)
    try collector.throwIfAny()
    let rule = nodes.lazy.compactMap { $0["pickle"]?.string.flatMap { TrustPolicy.PickleRule(rawValue: $0) } }
      .first
    evidence = Evidence(
      lists, pickle: rule ?? .review,
      namesSigners: lists.contains { [.verified, .invalid].contains($0.standing.word) })
  }
}

private struct ExampleListReader {
  let tree: FileTree
  let image: Image
  let source: SourceText
  let collector: DiagnosticCollector

  func list(_ node: Node) -> EvidenceList? {
    guard var reader = reader(node, "the list") else { return nil }
    let name = reader.optionalString("name") ?? "fingerprints.yaml"
    let form = reader.optionalString("form").map { FingerprintList.Form(rawValue: $0) } ?? .manifest
    let standing = reader.optionalString("standing").map(standing) ?? .unsigned
    let target = reader.optionalString("made_for")
    _ = reader.optionalString("pickle")
    let roots = (reader.optionalStringList("complete") ?? []).map { FingerprintList.Root(path: path($0)) }
    let scopes = (reader.optionalStringList("scope") ?? []).map(path)
    let files = (reader.optionalSequence("files") ?? []).compactMap(file)
    let provenance = (reader.optionalSequence("provenance") ?? []).compactMap(provenance)
    let components = (reader.optionalSequence("components") ?? []).compactMap(component)
    reader.finish()
    guard let form, let standing else {
      reader.error("a list has a known form and standing", at: node.position)
      return nil
    }
    let own = image.manifestDigest?.description
    let list = FingerprintList(
      form, files, roots: roots, exclusiveScopes: scopes,
      subject: target.flatMap { $0.utf8.elementsEqual("this".utf8) ? own : "sha256:another" },
      provenance: provenance, components: components)
    return EvidenceList(name: name, list: list, root: [], standing: standing, model: nil)
  }

  private func standing(_ word: String) -> Standing? {
    switch Standing.Word(rawValue: word) {
    case .verified: .verified(by: "the key 'release'")
    case .unsigned: .unsigned
    case .untrusted: .untrusted("nobody was named who may sign")
    case .invalid: .invalid("the signature does not fit the document")
    case nil: nil
    }
  }

  private func file(_ node: Node) -> Fingerprint? {
    guard var reader = reader(node, "the file") else { return nil }
    let name = reader.string("path")
    let role = reader.optionalString("role")
    let isChanged = reader.optionalBool("changed") ?? false
    let isWeak = reader.optionalBool("weak") ?? false
    let algorithm = reader.optionalString("algorithm")
    let mode = reader.optionalString("mode")
    reader.finish()
    guard let name else { return nil }
    let path = path(name)
    let digest = isChanged ? nil : digest(of: path)
    var digests = [DigestAlgorithm.sha256: digest ?? Digest.sha256(of: Array("another".utf8)).bytes]
    if isWeak { digests = [.md5: tree.resolve(path).flatMap { tree.digest(.md5, of: $0) } ?? []] }
    if algorithm != nil { digests = [:] }
    return Fingerprint(
      path: path, role: role.flatMap { Fingerprint.Role(rawValue: $0) }, digests: digests,
      otherAlgorithms: algorithm.map { [$0] } ?? [], mode: mode.flatMap { UInt16($0, radix: 8) })
  }

  private func provenance(_ node: Node) -> FingerprintList.Provenance? {
    guard var reader = reader(node, "the provenance") else { return nil }
    let (name, source, revision) = (reader.string("path"), reader.string("source"), reader.string("revision"))
    let base = reader.optionalString("base")
    reader.finish()
    guard let name, let source, let revision else { return nil }
    return FingerprintList.Provenance(path: path(name), source: source, revision: revision, base: base)
  }

  private func component(_ node: Node) -> FingerprintList.Component? {
    guard var reader = reader(node, "the component") else { return nil }
    let (name, file) = (reader.string("name"), reader.string("path"))
    let isIncomplete = reader.optionalBool("incomplete") ?? false
    reader.finish()
    guard let name, let file, let digest = digest(of: path(file)) else { return nil }
    return FingerprintList.Component(
      name: name, version: isIncomplete ? nil : "1.0", hasLicense: true, hasSupplier: true,
      digests: [.sha256: digest])
  }

  private func digest(of path: [UInt8]) -> [UInt8]? {
    tree.resolve(path).flatMap { tree.digest(of: $0)?.bytes }
  }

  private func path(_ text: String) -> [UInt8] { Array(CleanPath(Array(text.utf8)).bytes) }

  private func reader(_ node: Node, _ what: String) -> MappingReader? {
    MappingReader(node, in: source, what: what, collector: collector)
  }
}
