import Diagnostics
import Digests
import Documents

/// Reads one file of a manifest.
struct ManifestFileReader {
  private let source: SourceText
  private let collector: DiagnosticCollector

  init(_ source: SourceText, _ collector: DiagnosticCollector) {
    (self.source, self.collector) = (source, collector)
  }

  /// - Parameters:
  ///   - root: the folder that its path counts from.
  ///   - standard: the role of a file that names none.
  func fingerprint(
    _ node: Node, below root: [UInt8], standard: ([UInt8]) -> Fingerprint.Role
  ) -> Fingerprint? {
    guard var reader = MappingReader(node, in: source, what: "the file", collector: collector) else {
      return nil
    }
    let name = reader.string("path")
    let role = reader.optionalString("role")
    let digests = digests(&reader, node)
    let size = reader.optionalInt("size")
    let mode = reader.optionalString("mode")
    let owner = reader.optionalString("owner")
    let buildID = reader.optionalString("buildId")
    let layer = reader.optionalString("layer")
    // For people: what a file is, its content tells.
    _ = reader.optionalString("format")
    reader.finish()
    guard let name else { return nil }
    guard let path = ListPath.clean(Array(name.utf8)), !path.isEmpty else {
      reader.error(
        "'path' must be the path of a file that does not climb", at: node["path"]?.position ?? node.position)
      return nil
    }
    if let size, size < 0 { reader.error("'size' is negative", at: node["size"]?.position ?? node.position) }
    if !digests.keys.contains(where: { !$0.isWeak }) {
      reader.error("the file needs a sha256, sha384 or sha512", at: node.position)
    }
    return Fingerprint(
      path: root.isEmpty ? path : root + [UInt8(ascii: "/")] + path,
      role: role.flatMap { self.role($0, reader, node) } ?? standard(path), digests: digests, size: size,
      mode: mode.flatMap { self.mode($0, reader, node) },
      owner: owner.flatMap { self.owner($0, reader, node) },
      buildID: buildID, layer: layer)
  }

  private func digests(_ reader: inout MappingReader, _ node: Node) -> [DigestAlgorithm: [UInt8]] {
    var digests: [DigestAlgorithm: [UInt8]] = [:]
    for algorithm in DigestAlgorithm.allCases {
      guard let text = reader.optionalString(algorithm.rawValue) else { continue }
      guard let digest = [UInt8](hex: Array(text.utf8)), digest.count == algorithm.byteCount else {
        reader.error(
          "'\(algorithm.rawValue)' must be \(algorithm.byteCount * 2) hex digits",
          at: node[algorithm.rawValue]?.position ?? node.position)
        continue
      }
      digests[algorithm] = digest
    }
    return digests
  }

  private func role(_ text: String, _ reader: MappingReader, _ node: Node) -> Fingerprint.Role? {
    if let role = Fingerprint.Role(rawValue: text) { return role }
    let words = Fingerprint.Role.allCases.map(\.rawValue)
    reader.error(
      "no role '\(text)'\(Suggestion.phrase(for: text, in: words)); there are: \(words.joined(separator: ", "))",
      at: node["role"]?.position ?? node.position)
    return nil
  }

  private func mode(_ text: String, _ reader: MappingReader, _ node: Node) -> UInt16? {
    if let mode = UInt16(text, radix: 8), mode <= 0o7777 { return mode }
    reader.error("'mode' must be octal, such as \"0755\"", at: node["mode"]?.position ?? node.position)
    return nil
  }

  private func owner(_ text: String, _ reader: MappingReader, _ node: Node) -> Fingerprint.Owner? {
    let parts = text.utf8.split(separator: UInt8(ascii: ":")).compactMap { UInt32(String(Substring($0))) }
    if parts.count == 2 { return Fingerprint.Owner(user: parts[0], group: parts[1]) }
    reader.error("'owner' must be two numbers, such as 0:0", at: node["owner"]?.position ?? node.position)
    return nil
  }
}
