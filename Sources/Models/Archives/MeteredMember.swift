import Archives

/// The content of a member, which counts towards what may be unpacked of the whole file.
final class MeteredMember: ByteStream {
  private let content: ZipMemberStream
  private let nesting: Nesting

  init(_ content: ZipMemberStream, _ nesting: Nesting) {
    (self.content, self.nesting) = (content, nesting)
  }

  /// Whether size and checksum are those of the directory; said of what was read to its end.
  var isIntact: Bool { content.isIntact }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let count = try content.read(into: buffer)
    try nesting.takeRoom(for: count)
    return count
  }
}
