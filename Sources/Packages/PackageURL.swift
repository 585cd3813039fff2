extension InstalledPackage {
  /// The package URL, such as `pkg:deb/debian/libc6@2.36-9?arch=amd64`.
  ///
  /// The distribution is the `ID` of the image's os-release file; without one the namespace is left out.
  public func purl(distribution: String?) -> String {
    let version = version.isEmpty ? "" : "@" + PackageURL.encoded(version)
    return "pkg:\(type.purlType)/\(qualifiedName(distribution: distribution))\(version)\(qualifiers)"
  }

  private func qualifiedName(distribution: String?) -> String {
    switch type {
    case .dpkg, .apk:
      let namespace = distribution.map { PackageURL.encoded($0.lowercased()) + "/" } ?? ""
      return namespace + PackageURL.encoded(name.lowercased())
    // The scope of npm and the path of Go are namespaces.
    case .npm, .golang: return PackageURL.encoded(name.lowercased(), separator: "/")
    // Maven's names are told apart by case.
    case .maven: return PackageURL.encoded(name, separator: ":")
    case .pypi, .conda: return PackageURL.encoded(name.lowercased())
    }
  }

  private var qualifiers: String {
    let pairs =
      type == .conda ? [("build", build), ("subdir", architecture)] : [("arch", architecture)]
    let given = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\(PackageURL.encoded($0.1))" }
    return given.isEmpty ? "" : "?" + given.joined(separator: "&")
  }
}

private enum PackageURL {
  /// The parts of a name, each encoded, with slashes between.
  static func encoded(_ text: String, separator: Unicode.Scalar) -> String {
    text.utf8.split(separator: UInt8(ascii: separator)).map { encoded(String(Substring($0))) }
      .joined(separator: "/")
  }

  /// Percent-encodes everything but letters, digits, `.-_~` and the colon.
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 0x10 ? "%0" + digits : "%" + digits
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: ".-_~:".utf8.contains(byte)
    }
  }
}
