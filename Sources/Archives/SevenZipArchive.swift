import CArchive

/// A 7z archive, unpacked member by member through libarchive.
public enum SevenZipArchive {
  public typealias Body = (_ consume: (UnsafeRawBufferPointer) -> Void) throws(ArchiveError) -> Void

  /// Hands out the regular members in order, each with a way to read it.
  public static func read(
    _ bytes: any RandomAccess, limits: ArchiveLimits, _ body: (TarEntry, Body) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    let archive = try LibArchive(seeking: bytes) { archive_read_support_format_7zip($0) }
    var (count, room) = (0, limits.unpackedBytes)
    while true {
      var header: OpaquePointer?
      let result = archive_read_next_header(archive.handle, &header)
      try archive.check(result)
      if result == ARCHIVE_EOF { return }
      count += 1
      guard count <= limits.entries else {
        throw .overLimit("more than \(limits.entries) entries in one archive")
      }
      guard let header, let name = archive_entry_pathname(header) else {
        throw .damaged("an entry has no name")
      }
      // Where the archive says nothing of the kind, libarchive says 0.
      guard [0, 0o100000].contains(archive_entry_filetype(header) & 0o170000) else { continue }
      let entry = TarEntry(
        path: Array(String(cString: name).utf8), kind: .regular, mode: 0, userID: 0, groupID: 0,
        size: max(0, archive_entry_size(header)), linkTarget: [], extendedAttributes: [])
      guard entry.size <= room else {
        throw .overLimit("the entries of one archive have more than the allowed bytes")
      }
      room -= entry.size
      try body(entry) { consume throws(ArchiveError) in try pass(archive, entry.size, consume) }
    }
  }

  private static func pass(
    _ archive: LibArchive, _ size: Int64, _ consume: (UnsafeRawBufferPointer) -> Void
  ) throws(ArchiveError) {
    var count: Int64 = 0
    while true {
      var (block, length, offset): (UnsafeRawPointer?, Int, Int64) = (nil, 0, 0)
      let result = archive_read_data_block(archive.handle, &block, &length, &offset)
      try archive.check(result)
      if result == ARCHIVE_EOF { return }
      count += Int64(length)
      guard count <= size else { throw .damaged("an entry unpacks to more than its size") }
      consume(UnsafeRawBufferPointer(start: block, count: length))
    }
  }
}
