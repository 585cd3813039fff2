/// The name that an archive or layout gives an image: `repository[:tag][@digest]`, or a tag alone.
public struct ImageName: Hashable, Sendable, CustomStringConvertible {
  public let repository: String
  public let tag: String?
  /// What stands behind `@`: a claim of whoever stored the image, like the rest of the name.
  public let digest: String?

  /// Splits at the last colon behind the last slash, so that a registry's port is no tag.
  public init(parsing text: String) {
    var bytes = Array(text.utf8)[...]
    if let at = bytes.firstIndex(of: UInt8(ascii: "@")) {
      digest = String(decoding: bytes[at...].dropFirst(), as: UTF8.self)
      bytes = bytes[..<at]
    } else {
      digest = nil
    }
    let slash = bytes.lastIndex(of: UInt8(ascii: "/")) ?? bytes.startIndex
    if let colon = bytes[slash...].lastIndex(of: UInt8(ascii: ":")) {
      repository = String(decoding: bytes[..<colon], as: UTF8.self)
      tag = String(decoding: bytes[bytes.index(after: colon)...], as: UTF8.self)
    } else {
      repository = String(decoding: bytes, as: UTF8.self)
      tag = nil
    }
  }

  /// Reads `org.opencontainers.image.ref.name`, which is a tag alone as often as a whole name.
  init(referenceName text: String) {
    let isName = text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    self = isName ? ImageName(parsing: text) : ImageName(repository: "", tag: text)
  }

  public init(repository: String, tag: String?, digest: String? = nil) {
    self.repository = repository
    self.tag = tag
    self.digest = digest
  }

  public var description: String {
    let name = [repository, tag ?? ""].filter { !$0.isEmpty }.joined(separator: ":")
    return digest.map { "\(name)@\($0)" } ?? name
  }
}
