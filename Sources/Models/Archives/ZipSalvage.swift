import Archives

/// Finds members by their own headers where no directory names them, so that a report names what is hidden.
struct ZipSalvage {
  private let bytes: any RandomAccess
  private let input: ModelInput

  private static let searchedBytes: Int64 = 16 << 20
  private static let mostMembers = 100

  init(_ bytes: any RandomAccess, _ input: ModelInput) {
    (self.bytes, self.input) = (bytes, input)
  }

  /// - Parameter start: where to begin, in bytes from the start of the file.
  func look(_ contents: inout ModelContents, from start: Int64 = 0) {
    let length = min(Self.searchedBytes, max(0, bytes.length - start))
    guard let part = try? bytes.bytes(at: start, count: Int(length)) else { return }
    for found in ZipHiddenMember.all(in: part, limit: Self.mostMembers) {
      let content = found.content(limits: input.options.limits.archives)
      let member = ArchiveMember(found.name, size: Int64(content.count), in: input)
      content.withUnsafeBytes { member.look?.update($0) }
      member.finish(&contents)
    }
    // What stands before an archive may be a file of its own.
    if start == 0, !part.starts(with: [0x50, 0x4B]) { look(at: part, named: "(in front)", &contents) }
  }

  /// Looks at what stands behind the archive as at a file of its own.
  func lookBehind(_ end: Int64, _ contents: inout ModelContents) {
    let length = min(Self.searchedBytes, bytes.length - end)
    guard let part = try? bytes.bytes(at: end, count: Int(length)) else { return }
    look(at: part, named: "(behind)", &contents)
  }

  private func look(at part: [UInt8], named name: String, _ contents: inout ModelContents) {
    let member = ArchiveMember(Array(name.utf8), size: Int64(part.count), in: input)
    part.withUnsafeBytes { member.look?.update($0) }
    member.finish(&contents)
  }
}
