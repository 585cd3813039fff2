/// The name that an archive or layout gives an image: `repository[:tag]`, or a tag alone.
public struct ImageName: Hashable, Sendable, CustomStringConvertible {
  public let repository: String
  public let tag: String?

  /// Splits at the last colon behind the last slash, so that a registry's port is no tag.
  ///
  /// A digest is cut off.
  public init(parsing text: String) {
    var bytes = Array(text.utf8)[...]
    if let at = bytes.firstIndex(of: UInt8(ascii: "@")) { bytes = bytes[..<at] }
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

  public init(repository: String, tag: String?) {
    self.repository = repository
    self.tag = tag
  }

  public var description: String {
    guard let tag else { return repository }
    return repository.isEmpty ? tag : "\(repository):\(tag)"
  }
}
