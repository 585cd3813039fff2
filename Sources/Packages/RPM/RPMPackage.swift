import Digests

extension InstalledPackage {
  /// Reads the header that an rpm database has of a package.
  init(parsingRPM blob: [UInt8], databasePath: String) throws(DatabaseError) {
    let header = try RPMHeader(parsing: blob)
    guard let name = try header.text(.name)?.text, !name.isEmpty,
      let version = try header.text(.version)?.text,
      let release = try header.text(.release)?.text
    else { throw DatabaseError("a package has no name, version or release") }
    do throws(DatabaseError) {
      try header.checkDigest()
      let epoch = try header.numbers(.epoch)?.first.map { "\($0):" } ?? ""
      let license = try header.text(.license)?.text
      self.init(
        type: .rpm, name: name, version: epoch + version + "-" + release,
        architecture: try header.text(.architecture)?.text ?? "",
        sourceName: try header.text(.sourcePackage).flatMap(Self.sourceName(ofRPM:)) ?? name,
        licenses: license.map { [$0] } ?? [], databasePath: databasePath,
        files: try RPMFiles(of: header).records())
    } catch {
      throw DatabaseError("package '\(name)': \(error.description)")
    }
  }

  /// The name in `NAME-VERSION-RELEASE.src.rpm`.
  static func sourceName(ofRPM fileName: ArraySlice<UInt8>) -> String? {
    let parts = fileName.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.count > 2 ? Array(parts.dropLast(2).joined(separator: [UInt8(ascii: "-")]))[...].text : nil
  }
}

extension RPMHeader {
  /// Holds the immutable part against the digest that stands beside it, as rpm itself does.
  ///
  /// Both lie in the image: this finds damage and a careless change. Only a signature would find a careful one.
  fileprivate func checkDigest() throws(DatabaseError) {
    guard let immutable else { return }
    let agrees: Bool? =
      if let stated = try text(.sha256Header) {
        stated.elementsEqual(Digest.sha256(of: immutable).hex.utf8)
      } else if let stated = try text(.sha1Header) {
        stated.elementsEqual(immutable.sha1.hex.utf8)
      } else {
        nil
      }
    if agrees == false { throw DatabaseError("its header is another one than its digest is of") }
  }
}

extension [UInt8] {
  fileprivate var sha1: [UInt8] {
    withUnsafeBytes { bytes in
      var hasher = WeakDigestHasher()
      hasher.update(bytes)
      return hasher.finish().sha1
    }
  }
}
