import Inventories

extension CycloneDX.Component {
  init(_ image: Inventory.Image) {
    self.init(
      type: .container, reference: image.purl ?? image.configDigest ?? image.name, name: image.name,
      version: image.tag ?? image.digest ?? image.configDigest, hashes: [CycloneDX.Hash].of(image.digest),
      purl: image.purl,
      properties: .of([
        ("plimsoll:configDigest", image.configDigest), ("plimsoll:format", image.format),
        ("plimsoll:platform", image.platform),
      ]))
  }

  init(_ system: Inventory.OperatingSystem) {
    self.init(
      type: .operatingSystem, reference: "os:\(system.id ?? "")@\(system.version ?? "")",
      name: system.id ?? system.headline, version: system.version,
      properties: .of([("plimsoll:title", system.title)]))
  }

  init(_ package: Inventory.Package) {
    self.init(
      type: .library, reference: package.purl, name: package.name,
      version: package.version.isEmpty ? nil : package.version,
      licenses: CycloneDX.License.all(package.licenses), purl: package.purl,
      properties: .of(
        [
          ("plimsoll:databasePath", package.databasePath), ("plimsoll:integrity", package.integrity),
          ("plimsoll:layer", package.layer.map { String($0) }), ("plimsoll:type", package.type),
        ] + package.modifiedFiles.map { ("plimsoll:modifiedFile", $0) }))
  }

  init(_ model: Inventory.Model) {
    self.init(
      type: .model, reference: "file:" + model.path, name: model.path.lastPart,
      hashes: .of(model.digest), evidence: CycloneDX.Evidence(at: model.path),
      properties: .of([
        ("plimsoll:format", model.format), ("plimsoll:hiddenBy", model.hiddenBy.map { String($0) }),
        ("plimsoll:layer", model.layer.map { String($0) }), ("plimsoll:size", String(model.size)),
      ]))
  }

  /// The programs themselves: their libraries are parts of packages.
  ///
  /// Nil for what is not in the image.
  init?(_ program: Inventory.Program) {
    guard program.found, !["library", "loader"].contains(program.role) else { return nil }
    self.init(
      type: .file, reference: "file:" + program.path, name: program.path.lastPart,
      hashes: .of(program.digest), evidence: CycloneDX.Evidence(at: program.path),
      properties: .of([
        ("plimsoll:layer", program.layer.map { String($0) }), ("plimsoll:package", program.package),
        ("plimsoll:role", program.role),
      ]))
  }
}

extension CycloneDX.Evidence {
  fileprivate init(at path: String) {
    self.init(occurrences: [Occurrence(location: path)])
  }
}

extension [CycloneDX.Hash] {
  /// Of a digest as OCI writes it.
  fileprivate static func of(_ digest: String?) -> [CycloneDX.Hash]? {
    guard let digest, digest.utf8.starts(with: "sha256:".utf8) else { return nil }
    return [CycloneDX.Hash(alg: "SHA-256", content: String(digest.unicodeScalars.dropFirst(7)))]
  }
}

extension [CycloneDX.Property] {
  fileprivate static func of(_ values: [(String, String?)]) -> [CycloneDX.Property] {
    values.compactMap { name, value in value.map { CycloneDX.Property(name: name, value: $0) } }
  }
}

extension String {
  fileprivate var lastPart: String {
    utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? self
  }
}
