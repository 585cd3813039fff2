/// A path in a list: bytes without a leading slash, `.` and doubled slashes.
enum ListPath {
  /// Nil for one that climbs, or has a NUL.
  static func clean(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard !text.contains(0) else { return nil }
    var parts: [[UInt8]] = []
    for part in text.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { return nil }
      parts.append(Array(part))
    }
    return Array(parts.joined(separator: [UInt8(ascii: "/")]))
  }
}
