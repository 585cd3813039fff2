/// A pointer of Git LFS (git-lfs/git-lfs, docs/spec.md): what a clone holds where the weights were not fetched.
enum GitLFSPointerReader: FormatReader {
  private static let largest = 1024

  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    input.scope.add(
      .gitLFSPointer, .malformed, "it is a pointer of Git LFS; the weights were not fetched (git lfs pull)")
    let text = try input.reader().upTo(largest + 1)
    let lines = text.split(separator: 0x0A)
    let oid = lines.first { $0.starts(with: "oid sha256:".utf8) }?.dropFirst("oid sha256:".utf8.count)
    let size = lines.first { $0.starts(with: "size ".utf8) }?.dropFirst("size ".utf8.count)
    let isDigest = oid.map { $0.count == 64 && $0.allSatisfy(isHex) } ?? false
    let isSize = size.map { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } } ?? false
    if text.count > largest || !isDigest || !isSize {
      input.scope.add(.badPointer, .malformed, "it names no digest and size as pointers of Git LFS do")
    }
    return ModelContents(.gitLFSPointer)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
