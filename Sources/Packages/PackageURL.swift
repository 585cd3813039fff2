extension InstalledPackage {
  /// The package URL, such as `pkg:deb/debian/libc6@2.36-9?arch=amd64`.
  ///
  /// The distribution is the `ID` of the image's os-release file; without one the namespace is left out.
  public func purl(distribution: String?) -> String {
    let (epoch, rest) = type == .rpm ? epochAndRest : ("", version)
    let version = rest.isEmpty ? "" : "@" + PackageURL.encoded(versionName(rest))
    let name = qualifiedName(distribution: distribution)
    return "pkg:\(type.purlType)/\(name)\(version)\(qualifiers(epoch: epoch))"
  }

  /// Go's own library has the version of Go, without the word.
  private func versionName(_ text: String) -> String {
    guard type == .golang, name.utf8.elementsEqual("stdlib".utf8) else { return text }
    return String(Substring(text.utf8.drop { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }))
  }

  /// What stands before the first colon of the version, if there is one, and what stands behind.
  private var epochAndRest: (epoch: String, rest: String) {
    guard let (epoch, rest) = Array(version.utf8)[...].halves(at: ":") else { return ("", version) }
    return (epoch.text, rest.text)
  }

  private func qualifiedName(distribution: String?) -> String {
    let namespace = distribution.map { PackageURL.encoded($0.lowercased()) + "/" } ?? ""
    switch type {
    case .dpkg, .apk: return namespace + PackageURL.encoded(name.lowercased())
    // Names of rpm keep their case, and its epoch is a qualifier.
    case .rpm: return namespace + PackageURL.encoded(name)
    // The scope of npm is a namespace, and so is all but the end of a Go module's path.
    case .npm, .golang: return PackageURL.encoded(name.lowercased(), separator: "/")
    // `group:artifact`, and capitals count.
    case .maven: return PackageURL.encoded(name, separator: ":")
    case .pypi, .conda: return PackageURL.encoded(name.lowercased())
    }
  }

  private func qualifiers(epoch: String) -> String {
    let pairs =
      type == .conda
      ? [("build", build), ("subdir", architecture)] : [("arch", architecture), ("epoch", epoch)]
    let given = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\(PackageURL.encoded($0.1))" }
    return given.isEmpty ? "" : "?" + given.joined(separator: "&")
  }
}

enum PackageURL {
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
