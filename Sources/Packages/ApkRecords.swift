import Digests

/// The lines of apk's database that list a package's files (`apk-tools`, `src/database.c`): `F:` a folder,
/// `R:` a file in it, `Z:` the digest of its content, or of the target where it is a link.
struct ApkRecords {
  private var folder: [UInt8] = []
  private var file: (path: [UInt8], content: RecordedFile.Content)?
  private(set) var files: [RecordedFile] = []
  private(set) var problems: [String] = []

  mutating func add(_ line: Line) {
    let value = line.bytes.dropFirst(2)
    switch line.bytes.first {
    case UInt8(ascii: "F"):
      finishFile()
      folder = Array(value)
    case UInt8(ascii: "R"):
      finishFile()
      file = (folder.isEmpty ? Array(value) : folder + [UInt8(ascii: "/")] + value, .unrecorded)
    case UInt8(ascii: "Z"):
      guard let content = Self.content(value) else {
        problems.append(line.problem("'\(value.text)' is no digest of a file"))
        return
      }
      file?.content = content
    default: break
    }
  }

  /// Ends the list of a package.
  mutating func finish() -> [RecordedFile] {
    finishFile()
    defer { (folder, files) = ([], []) }
    return files
  }

  private mutating func finishFile() {
    guard let file else { return }
    files.append(RecordedFile(path: file.path, content: file.content))
    self.file = nil
  }

  /// `Q1` and base64 of a SHA-1, `Q2` of a SHA-256, or the hex digits of an MD5.
  private static func content(_ text: ArraySlice<UInt8>) -> RecordedFile.Content? {
    let (algorithm, digest): (DigestAlgorithm, [UInt8]?) =
      if text.starts(with: "Q1".utf8) {
        (.sha1, [UInt8](base64: text.dropFirst(2)))
      } else if text.starts(with: "Q2".utf8) {
        (.sha256, [UInt8](base64: text.dropFirst(2)))
      } else {
        (.md5, [UInt8](hex: text))
      }
    guard let digest, digest.count == algorithm.byteCount else { return nil }
    return .digest(algorithm, digest)
  }
}
