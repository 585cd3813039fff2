extension InstalledPackage {
  /// The package URL, such as `pkg:deb/debian/libc6@2.36-9?arch=amd64`.
  ///
  /// The distribution is the `ID` of the image's os-release file; without one the namespace is left out.
  public func purl(distribution: String?) -> String {
    // Python has one index, and no distribution's.
    let namespace =
      (type == .pypi ? nil : distribution).map { PackageURL.encoded($0.lowercased()) + "/" } ?? ""
    // Names of rpm keep their case, and its epoch is a qualifier.
    let name = PackageURL.encoded(type == .rpm ? name : name.lowercased())
    let (epoch, rest) = type == .rpm ? epochAndRest : ("", version)
    let version = rest.isEmpty ? "" : "@" + PackageURL.encoded(rest)
    let qualifiers = [("arch", architecture), ("epoch", epoch)].filter { !$0.1.isEmpty }
      .map { "\($0)=" + PackageURL.encoded($1) }.joined(separator: "&")
    return "pkg:\(type.purlType)/\(namespace)\(name)\(version)" + (qualifiers.isEmpty ? "" : "?" + qualifiers)
  }

  /// What stands before the first colon of the version, if there is one, and what stands behind.
  private var epochAndRest: (epoch: String, rest: String) {
    guard let (epoch, rest) = Array(version.utf8)[...].halves(at: ":") else { return ("", version) }
    return (epoch.text, rest.text)
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
