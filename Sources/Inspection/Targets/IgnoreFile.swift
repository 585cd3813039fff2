/// A `.dockerignore`.
///
/// See <https://docs.docker.com/build/concepts/context/#dockerignore-files>.
struct IgnoreFile: Sendable {
  /// The patterns in order, without comments, empty lines and the white space around them.
  let patterns: [String]

  init(parsing bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    patterns = text.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
      // A comment starts in the first column; a pattern may have blanks around it.
      guard line.first != UInt8(ascii: "#") else { return nil }
      let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
      let pattern = line.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
      return pattern.isEmpty ? nil : String(decoding: pattern, as: UTF8.self)
    }
  }
}
