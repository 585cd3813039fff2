extension InstalledPackage {
  /// The package URL, such as `pkg:deb/debian/libc6@2.36-9?arch=amd64`.
  ///
  /// The distribution is the `ID` of the image's os-release file; without one the namespace is left out.
  public func purl(distribution: String?) -> String {
    // Python has one index, and no distribution's.
    let namespace =
      (type == .pypi ? nil : distribution).map { PackageURL.encoded($0.lowercased()) + "/" } ?? ""
    let name = PackageURL.encoded(name.lowercased())
    let version = version.isEmpty ? "" : "@" + PackageURL.encoded(version)
    let architecture = architecture.isEmpty ? "" : "?arch=" + PackageURL.encoded(architecture)
    return "pkg:\(type.purlType)/\(namespace)\(name)\(version)\(architecture)"
  }
}

enum PackageURL {
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
