import Archives

/// Finds members by their own headers where no directory names them, so that a report names what is hidden.
struct ZipSalvage {
  private let bytes: any RandomAccess
  private let input: ModelInput
  // Of all places together: an archive may have a million gaps.
  private var searchedBytes: Int64 = 16 << 20
  private var members = 100

  init(_ bytes: any RandomAccess, _ input: ModelInput) {
    (self.bytes, self.input) = (bytes, input)
  }

  /// - Parameters:
  ///   - place: in bytes from the start of the file.
  ///   - isBehind: the archive has ended before it.
  mutating func look(at place: Range<Int64>, isBehind: Bool = false, _ contents: inout ModelContents) {
    let length = min(searchedBytes, min(place.upperBound, bytes.length) - place.lowerBound)
    guard members > 0, length > 0, let part = try? bytes.bytes(at: place.lowerBound, count: Int(length))
    else { return }
    searchedBytes -= length
    // What stands around an archive may be a file of its own.
    if isBehind { return look(at: part, named: "(behind)", &contents) }
    let found = ZipHiddenMember.all(in: part, limit: members)
    members -= found.count
    for member in found {
      let content = member.content(limits: input.options.limits.archives)
      guard (try? input.nesting.takeRoom(for: content.count)) != nil else { return }
      let look = ArchiveMember(member.name, size: Int64(content.count), in: input)
      content.withUnsafeBytes { look.look?.update($0) }
      look.finish(&contents)
    }
    if place.lowerBound == 0, !part.starts(with: [0x50, 0x4B]) {
      look(at: part, named: "(in front)", &contents)
    }
  }

  private func look(at part: [UInt8], named name: String, _ contents: inout ModelContents) {
    let member = ArchiveMember(Array(name.utf8), size: Int64(part.count), in: input)
    part.withUnsafeBytes { member.look?.update($0) }
    member.finish(&contents)
  }
}
