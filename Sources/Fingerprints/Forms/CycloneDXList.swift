import Digests
import Documents

/// A bill of materials in CycloneDX 1.5 to 1.7: every component with hashes.
enum CycloneDXList {
  private static let deepest = 32

  static func list(_ document: Node) throws(ListError) -> FingerprintList {
    guard document["bomFormat"]?.string?.utf8.elementsEqual("CycloneDX".utf8) == true else {
      throw .malformed("is no CycloneDX document")
    }
    var reading = Reading()
    for component in document["components"]?.sequence ?? [] { try reading.read(component, depth: 0) }
    let main = document["metadata"]?["component"]
    return FingerprintList(
      .cycloneDX, reading.fingerprints, subject: main.flatMap(subject), components: reading.components)
  }

  /// The image that the document is about: a digest in its version, its package URL or its hashes.
  private static func subject(_ component: Node) -> String? {
    let texts = [component["version"]?.string, component["purl"]?.string, component["bom-ref"]?.string]
    for text in texts.compactMap({ $0 }) {
      for mark in ["sha256:", "sha256%3A", "sha256%3a"] {
        guard let range = Array(text.utf8).firstRange(of: Array(mark.utf8)) else { continue }
        let digits = Array(text.utf8)[range.upperBound...].prefix(64)
        if digits.count == 64, [UInt8](hex: digits) != nil {
          return "sha256:" + String(decoding: digits, as: UTF8.self)
        }
      }
    }
    return nil
  }

  private struct Reading {
    var fingerprints: [Fingerprint] = []
    var components: [FingerprintList.Component] = []

    mutating func read(_ component: Node, depth: Int) throws(ListError) {
      guard depth < deepest else { throw .malformed("nests components deeper than \(deepest) levels") }
      for inner in component["components"]?.sequence ?? [] { try read(inner, depth: depth + 1) }
      var digests = NamedDigests()
      for hash in component["hashes"]?.sequence ?? [] {
        try digests.add(hash["alg"]?.string ?? "", hash["content"]?.string ?? "")
      }
      let isModel = component["type"]?.string?.utf8.elementsEqual("machine-learning-model".utf8) == true
      if isModel {
        components.append(
          FingerprintList.Component(
            name: component["name"]?.string ?? "", version: component["version"]?.string,
            hasLicense: component["licenses"]?.sequence?.isEmpty == false,
            hasSupplier: ["supplier", "manufacturer", "publisher", "author"].contains { component[$0] != nil }
              || component["externalReferences"]?.sequence?.isEmpty == false,
            digests: digests.known))
      }
      guard !digests.known.isEmpty || !digests.others.isEmpty else { return }
      let path = try path(of: component)
      fingerprints.append(
        Fingerprint(
          path: path, role: isModel ? .model : nil, digests: digests.known, otherAlgorithms: digests.others))
    }

    /// Where it was found, or the name of a file; a model goes by its digest alone.
    private func path(of component: Node) throws(ListError) -> [UInt8]? {
      let location = component["evidence"]?["occurrences"]?.sequence?.first?["location"]?.string
      let isFile = component["type"]?.string?.utf8.elementsEqual("file".utf8) == true
      guard let text = location ?? (isFile ? component["name"]?.string : nil) else { return nil }
      guard let path = ListPath.clean(Array(text.utf8)) else {
        throw .malformed("names a file that leads out of the folder: '\(text)'")
      }
      return path
    }
  }
}
