/// The names of images, as far as BuildKit refuses some.
enum ReferenceSyntax {
  /// What is wrong with `registry/repository:tag@digest`; nil for a name that can be one.
  static func problem(of reference: String) -> String? {
    var rest = Array(reference.utf8)[...]
    if let at = rest.firstIndex(of: UInt8(ascii: "@")) { rest = rest[..<at] }
    var parts = rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.count > 1, isHost(parts[0]) { parts.removeFirst() }
    if let colon = parts.last?.firstIndex(of: UInt8(ascii: ":")), let last = parts.popLast() {
      let tag = last[colon...].dropFirst()
      guard !tag.isEmpty, tag.count <= 128,
        tag.allSatisfy({ isLower($0) || isUpper($0) || "_.-".utf8.contains($0) })
      else { return "invalid reference format: '\(reference)' has no proper tag" }
      parts.append(last[..<colon])
    }
    for part in parts {
      if part.contains(where: isUpper) {
        return "invalid reference format: the repository name of '\(reference)' must be lowercase"
      }
      guard let first = part.first, let last = part.last, isLower(first), isLower(last),
        part.allSatisfy({ isLower($0) || "_.-".utf8.contains($0) })
      else { return "invalid reference format: '\(reference)' names no image" }
    }
    return nil
  }

  private static func isHost(_ part: ArraySlice<UInt8>) -> Bool {
    part.elementsEqual("localhost".utf8)
      || part.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || isUpper($0) }
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
