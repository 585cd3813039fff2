import CArchive
import Glibc

/// Reads a tar stream (ustar, PAX, GNU) entry by entry.
public final class TarReader {
  private let archive: LibArchive
  private let upstream: any ByteStream
  private let limits: ArchiveLimits
  private var entryCount = 0
  private var holeBytes: Int64 = 0
  /// Of the entry that was read last.
  private var size: Int64 = 0

  public init(_ upstream: any ByteStream, limits: ArchiveLimits) throws(ArchiveError) {
    self.upstream = upstream
    self.limits = limits
    archive = try LibArchive(reading: upstream) { handle in
      archive_read_support_format_tar(handle)
      archive_read_support_format_empty(handle)
    }
  }

  /// The next entry; nil at the end-of-archive marker or the end of the stream.
  public func next() throws(ArchiveError) -> TarEntry? {
    var entry: OpaquePointer?
    let result = archive_read_next_header(archive.handle, &entry)
    try archive.check(result)
    if result == ARCHIVE_EOF { return nil }
    guard let entry else { throw archive.error() }

    entryCount += 1
    guard entryCount <= limits.entries else {
      throw .overLimit("more than \(limits.entries) entries in one archive")
    }
    let header = try read(entry)
    size = header.size
    return header
  }

  /// Where the body of the entry that ``next()`` gave begins, in bytes from the start of an unpacked archive.
  public var bodyOffset: Int64 { archive_filter_bytes(archive.handle, 0) }

  /// Hands out the body of the entry that ``next()`` gave, in order, with the holes of a sparse file as zeros.
  ///
  /// Never more or fewer bytes than the entry's size, whatever the map of a sparse file says.
  public func readBody(_ consume: (UnsafeRawBufferPointer) throws(ArchiveError) -> Void) throws(ArchiveError)
  {
    var position: Int64 = 0
    while true {
      var (block, count, offset): (UnsafeRawPointer?, Int, Int64) = (nil, 0, 0)
      let result = archive_read_data_block(archive.handle, &block, &count, &offset)
      try archive.check(result)
      if result == ARCHIVE_EOF { return try zeros(from: position, to: size, consume) }
      guard offset >= position, offset <= size, Int64(count) <= size - offset else {
        throw .damaged("the map of a sparse file leads out of its \(size) bytes, or back")
      }
      try zeros(from: position, to: offset, consume)
      try consume(UnsafeRawBufferPointer(start: block, count: count))
      position = offset + Int64(count)
    }
  }

  /// Reads on behind the end-of-archive marker, where libarchive stops, so that hashes see the whole stream.
  ///
  /// Says whether something other than padding was there.
  public func drain() throws(ArchiveError) -> Bool {
    let sawContent = archive.hasContentLeft
    return try upstream.drain() || sawContent
  }

  private func zeros(
    from start: Int64, to end: Int64, _ consume: (UnsafeRawBufferPointer) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    guard end > start else { return }
    guard end - start <= limits.holeBytes - holeBytes else {
      throw .overLimit("sparse files with holes of more than \(limits.holeBytes) bytes")
    }
    holeBytes += end - start
    let page = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { page.deallocate() }
    page.initializeMemory(as: UInt8.self, repeating: 0)
    var left = end - start
    while left > 0 {
      let count = min(left, Int64(page.count))
      try consume(UnsafeRawBufferPointer(rebasing: page[..<Int(count)]))
      left -= count
    }
  }

  private func read(_ entry: OpaquePointer) throws(ArchiveError) -> TarEntry {
    // Without this an entry that has no name, or one that libarchive cannot convert, would be the root.
    guard let name = archive_entry_pathname(entry) else { throw .damaged("an entry has no readable name") }
    let path = try bytes(name, what: "path")
    let hardLink = archive_entry_hardlink(entry)
    let size = archive_entry_size(entry)
    guard size >= 0, size < 1 << 62 else { throw .damaged("entry '\(shown(path))' has the size \(size)") }
    guard let kind = kind(entry, isHardLink: hardLink != nil) else {
      throw .unsupported("entry '\(shown(path))' is of an unknown type")
    }
    let target = try bytes(hardLink ?? archive_entry_symlink(entry), what: "link target")
    // libarchive loses a target that is not ASCII and stands in a PAX or GNU record alone.
    guard kind != .symbolicLink || !target.isEmpty else {
      throw .damaged("the link '\(shown(path))' has no readable target")
    }
    return TarEntry(
      path: path, kind: kind, mode: UInt16(truncatingIfNeeded: archive_entry_perm(entry) & 0o7777),
      userID: try identifier(archive_entry_uid(entry), of: path),
      groupID: try identifier(archive_entry_gid(entry), of: path),
      size: kind == .hardLink ? 0 : size,
      linkTarget: target,
      extendedAttributes: extendedAttributes(of: entry), isSparse: archive_entry_sparse_count(entry) > 0)
  }

  private func kind(_ entry: OpaquePointer, isHardLink: Bool) -> TarEntry.Kind? {
    if isHardLink { return .hardLink }
    return switch archive_entry_filetype(entry) & 0o170000 {
    case 0o100000: .regular
    case 0o040000: .directory
    case 0o120000: .symbolicLink
    case 0o020000: .characterDevice
    case 0o060000: .blockDevice
    case 0o010000: .fifo
    case 0o140000: .socket
    default: nil
    }
  }

  /// Linux knows 32 bits; a base-256 field may hold more, or less than nothing.
  private func identifier(_ value: Int64, of path: [UInt8]) throws(ArchiveError) -> UInt32 {
    guard let identifier = UInt32(exactly: value) else {
      throw .damaged("entry '\(shown(path))' has the owner \(value)")
    }
    return identifier
  }

  private func bytes(_ text: UnsafePointer<CChar>?, what: String) throws(ArchiveError) -> [UInt8] {
    guard let text else { return [] }
    let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
    guard bytes.count <= limits.pathBytes else {
      throw .overLimit("a \(what) of \(bytes.count) bytes; the limit is \(limits.pathBytes)")
    }
    return Array(bytes)
  }

  private func extendedAttributes(of entry: OpaquePointer) -> [ExtendedAttribute] {
    guard archive_entry_xattr_reset(entry) > 0 else { return [] }
    var result: [ExtendedAttribute] = []
    var (name, value, size): (UnsafePointer<CChar>?, UnsafeRawPointer?, Int) = (nil, nil, 0)
    while archive_entry_xattr_next(entry, &name, &value, &size) == ARCHIVE_OK, let key = name {
      result.append(
        ExtendedAttribute(
          name: Array(UnsafeRawBufferPointer(start: key, count: strlen(key))),
          value: Array(UnsafeRawBufferPointer(start: value, count: size))))
    }
    return result
  }

  private func shown(_ path: [UInt8]) -> String { String(decoding: path.prefix(200), as: UTF8.self) }
}
