import Digests

extension Stanza {
  /// The field `Conffiles`: a path, an MD5 digest and perhaps a word, line by line (dpkg's `lib/dpkg/fields.c`).
  ///
  /// One that is obsolete, or whose package was not configured yet, has nothing to be compared with.
  var configurationFiles: [RecordedFile] {
    guard let value = self["Conffiles"] else { return [] }
    return Array(value).lines.compactMap { line in
      let words = line.bytes.words
      guard words.count >= 2 else { return nil }
      // A path may hold blanks: the digest is the last word but for the flags.
      let flags = words.reversed().prefix { $0.isSpelt("obsolete") || $0.isSpelt("remove-on-upgrade") }.count
      let digestIndex = words.count - flags - 1
      guard digestIndex >= 1, let end = words[..<digestIndex].last?.endIndex else { return nil }
      let path = Array(line.bytes.trimmed[words[0].startIndex..<end].drop { $0 == UInt8(ascii: "/") })
      let digest = words[digestIndex].count == 32 ? [UInt8](hex: words[digestIndex]) : nil
      let content = flags > 0 ? nil : digest.map { RecordedFile.Content.digest(.md5, $0) }
      return RecordedFile(path: path, content: content ?? .unrecorded, isConfiguration: true)
    }
  }
}
