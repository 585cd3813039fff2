import Digests
import Documents

/// A document of SPDX 2.2 and 2.3 (`files[].checksums`), or of SPDX 3 (`verifiedUsing` of its elements), in JSON.
enum SPDXList {
  static func list(_ document: Node) throws(ListError) -> FingerprintList {
    if let elements = document["@graph"]?.sequence { return try graph(elements) }
    guard document["spdxVersion"]?.string?.utf8.starts(with: "SPDX-2".utf8) == true else {
      throw .malformed("is an SPDX document of a version that is not read")
    }
    var fingerprints: [Fingerprint] = []
    for file in document["files"]?.sequence ?? [] {
      fingerprints += try fingerprint(
        file["fileName"]?.string, file["checksums"]?.sequence ?? [], keys: ("algorithm", "checksumValue"))
    }
    return FingerprintList(.spdx, fingerprints)
  }

  private static func graph(_ elements: [Node]) throws(ListError) -> FingerprintList {
    var fingerprints: [Fingerprint] = []
    var components: [FingerprintList.Component] = []
    for element in elements {
      let type = element["type"]?.string ?? element["@type"]?.string ?? ""
      let isModel = type.utf8.elementsEqual("ai_AIPackage".utf8)
      guard isModel || ["software_File", "software_Package", "dataset_DatasetPackage"].contains(type) else {
        continue
      }
      let hashes = element["verifiedUsing"]?.sequence ?? []
      let isFile = type.utf8.elementsEqual("software_File".utf8)
      let found = try fingerprint(
        isFile ? element["name"]?.string : nil, hashes, keys: ("algorithm", "hashValue"),
        role: isModel ? .model : nil)
      fingerprints += found
      if isModel {
        components.append(
          FingerprintList.Component(
            name: element["name"]?.string ?? "", version: element["software_packageVersion"]?.string,
            hasLicense: element["simplelicensing_licenseExpression"] != nil,
            hasSupplier: element["suppliedBy"] != nil || element["originatedBy"] != nil,
            digests: found.first?.digests ?? [:]))
      }
    }
    return FingerprintList(.spdx, fingerprints, components: components)
  }

  private static func fingerprint(
    _ name: String?, _ hashes: [Node], keys: (algorithm: String, value: String), role: Fingerprint.Role? = nil
  ) throws(ListError) -> [Fingerprint] {
    var digests = NamedDigests()
    for hash in hashes { try digests.add(hash[keys.algorithm]?.string ?? "", hash[keys.value]?.string ?? "") }
    guard !digests.known.isEmpty || !digests.others.isEmpty else { return [] }
    var path: [UInt8]?
    if let name {
      guard let clean = ListPath.clean(Array(name.utf8)) else {
        throw .malformed("names a file that leads out of the folder: '\(name)'")
      }
      path = clean
    }
    return [Fingerprint(path: path, role: role, digests: digests.known, otherAlgorithms: digests.others)]
  }
}
