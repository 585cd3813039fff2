import Diagnostics
import Documents

/// Reads the project's own manifest, in YAML or JSON; every mistake in it is told at its place.
struct ManifestReader {
  static let apiVersion = "plimsoll/v1"
  static let kind = "FingerprintManifest"

  private let source: SourceText
  private let collector: DiagnosticCollector

  /// A manifest in YAML or JSON: the document, and what it says.
  static func read(_ bytes: [UInt8], named name: String) throws(ListError) -> (Node, FingerprintList) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed("is not UTF-8") }
    let source = SourceText(name: name, text: text)
    do throws(Diagnostics) {
      let isJSON = bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
      let document =
        isJSON
        ? try Node(parsingJSON: bytes, named: name, limits: largeLimits)
        : try Node(parsingYAML: source, limits: largeLimits)
      return (document, try list(document, in: source))
    } catch {
      throw .diagnostics(error)
    }
  }

  /// - Parameter text: of the document, for messages that quote it; nil where it is a part of another one.
  static func list(_ document: Node, text: [UInt8]?, named name: String) throws(ListError) -> FingerprintList
  {
    let source = SourceText(name: name, text: text.map { String(decoding: $0, as: UTF8.self) } ?? "")
    do throws(Diagnostics) {
      return try list(document, in: source)
    } catch {
      throw .diagnostics(error)
    }
  }

  private static let largeLimits = DocumentLimits(
    maximumBytes: 256 << 20, maximumDepth: 32, maximumNodes: 8_000_000)

  private static func list(_ document: Node, in source: SourceText) throws(Diagnostics) -> FingerprintList {
    let collector = DiagnosticCollector()
    let list = ManifestReader(source: source, collector: collector).list(document)
    try collector.throwIfAny()
    guard let list else {
      throw Diagnostics([Diagnostic("the manifest cannot be read", source: source.name)])
    }
    return list
  }

  private func list(_ document: Node) -> FingerprintList? {
    guard var reader = reader(document, "the manifest") else { return nil }
    expect(Self.apiVersion, &reader, document, "apiVersion")
    expect(Self.kind, &reader, document, "kind")
    let subject = reader.optionalNode("subject").flatMap(image)
    let models = (reader.optionalSequence("models") ?? []).compactMap(model)
    let binaries = (reader.optionalSequence("binaries") ?? []).compactMap {
      ManifestFileReader(source, collector).fingerprint($0, below: [], standard: { _ in .inferenceBinary })
    }
    let scopes = reader.optionalNode("exclusive").map(exclusiveScopes) ?? []
    reader.finish()
    return FingerprintList(
      .manifest, models.flatMap(\.files) + binaries, roots: models.map(\.root), exclusiveScopes: scopes,
      subject: subject, provenance: models.compactMap(\.provenance), includes: models.flatMap(\.includes))
  }

  private func expect(_ wanted: String, _ reader: inout MappingReader, _ document: Node, _ key: String) {
    guard let text = reader.string(key), !text.utf8.elementsEqual(wanted.utf8) else { return }
    reader.error(
      "'\(key)' is '\(wanted)' in a fingerprint manifest, not '\(text)'",
      at: document[key]?.position ?? document.position)
  }

  private func image(_ node: Node) -> String? {
    guard var reader = reader(node, "'subject'") else { return nil }
    let image = reader.string("image")
    reader.finish()
    return image
  }

  /// Where no model may lie that is not listed.
  private func exclusiveScopes(_ node: Node) -> [[UInt8]] {
    guard var reader = reader(node, "'exclusive'") else { return [] }
    let isWanted = reader.bool("models") ?? false
    let scope = reader.optionalSequence("scope")
    reader.finish()
    guard isWanted else { return [] }
    return scope.map { $0.compactMap { path($0, "scope") } } ?? [[]]
  }

  private struct Model {
    let root: FingerprintList.Root
    let files: [Fingerprint]
    let provenance: FingerprintList.Provenance?
    let includes: [FingerprintList.Include]
  }

  private func model(_ node: Node) -> Model? {
    guard var reader = reader(node, "the model") else { return nil }
    let root = reader.node("root").flatMap { path($0, "root") }
    let isComplete = reader.optionalBool("complete") ?? true
    let ignored = reader.optionalStringList("ignore") ?? []
    let files = reader.optionalSequence("files")
    let origin = reader.optionalNode("provenance")
    let signature = reader.optionalNode("signature")
    let other = reader.optionalNode("from")
    reader.finish()
    guard let root else { return nil }
    if files == nil, signature == nil, other == nil {
      reader.error("the model needs 'files', 'signature' or 'from': what it consists of", at: node.position)
    }
    let fileReader = ManifestFileReader(source, collector)
    return Model(
      root: FingerprintList.Root(path: root, isComplete: isComplete, ignored: ignored),
      files: (files ?? []).compactMap {
        fileReader.fingerprint($0, below: root, standard: ManifestRole.ofModelFile)
      },
      provenance: origin.flatMap { provenance($0, of: root) },
      includes: [signature.flatMap { self.signature($0, root) }, other.flatMap { self.other($0, root) }]
        .compactMap { $0 })
  }

  private func provenance(_ node: Node, of root: [UInt8]) -> FingerprintList.Provenance? {
    guard var reader = reader(node, "'provenance'") else { return nil }
    let (origin, revision) = (reader.string("source"), reader.string("revision"))
    let base = reader.optionalString("base")
    reader.finish()
    guard let origin, let revision else { return nil }
    return FingerprintList.Provenance(path: root, source: origin, revision: revision, base: base)
  }

  private func signature(_ node: Node, _ root: [UInt8]) -> FingerprintList.Include? {
    guard var reader = reader(node, "'signature'") else { return nil }
    let file = reader.string("oms")
    // The signer is named for people: whom to trust is said outside of the list.
    _ = reader.optionalString("key")
    reader.finish()
    return file.map { FingerprintList.Include(file: $0, root: root, component: nil) }
  }

  private func other(_ node: Node, _ root: [UInt8]) -> FingerprintList.Include? {
    guard var reader = reader(node, "'from'") else { return nil }
    let keys = ["cyclonedx", "spdx", "checksums", "in-toto"]
    let files = keys.compactMap { reader.optionalString($0) }
    let component = reader.optionalString("component")
    reader.finish()
    guard files.count == 1 else {
      reader.error("'from' has one of \(keys.joined(separator: ", "))", at: node.position)
      return nil
    }
    return FingerprintList.Include(file: files[0], root: root, component: component)
  }

  private func path(_ node: Node, _ key: String) -> [UInt8]? {
    guard let path = node.string.flatMap({ ListPath.clean(Array($0.utf8)) }) else {
      collector.error("'\(key)' must be a path that does not climb", at: node.position, in: source)
      return nil
    }
    return path
  }

  private func reader(_ node: Node, _ what: String) -> MappingReader? {
    MappingReader(node, in: source, what: what, collector: collector)
  }
}
