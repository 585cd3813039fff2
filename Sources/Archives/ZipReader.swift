import CArchive
import Glibc

/// Reads a ZIP archive that lies in memory, by its central directory (PKWARE APPNOTE, section 4.3).
public enum ZipReader {
  public struct Entry: Sendable {
    public let name: [UInt8]
    public let content: [UInt8]
  }

  /// The contents of the entries that are wanted, in the order of the directory.
  ///
  /// - Parameters:
  ///   - limits: what all entries together may have, and how many there may be.
  ///   - isWanted: whether the content of an entry is read, by its name.
  public static func entries(
    of bytes: [UInt8], limits: ArchiveLimits, where isWanted: (ArraySlice<UInt8>) -> Bool
  ) throws(ArchiveError) -> [Entry] {
    // In the locale "C" libarchive gives no name that is not ASCII; what it normalises here, no caller tells apart.
    let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    let before = uselocale(locale)
    defer {
      uselocale(before)
      if let locale { freelocale(locale) }
    }
    guard let handle = archive_read_new() else { throw .unreadable("libarchive cannot start") }
    defer { archive_read_free(handle) }
    archive_read_support_format_zip_seekable(handle)
    // An open call and what reads after it need the bytes at one place.
    return try bytes.withUnsafeBufferPointer { buffer throws(ArchiveError) in
      try LibArchive.check(archive_read_open_memory(handle, buffer.baseAddress, buffer.count), of: handle)
      return try entries(handle, limits, isWanted)
    }
  }

  private static func entries(
    _ handle: OpaquePointer, _ limits: ArchiveLimits, _ isWanted: (ArraySlice<UInt8>) -> Bool
  ) throws(ArchiveError) -> [Entry] {
    var entries: [Entry] = []
    var (count, room) = (0, limits.unpackedBytes)
    while true {
      var header: OpaquePointer?
      let result = archive_read_next_header(handle, &header)
      if result == ARCHIVE_EOF { return entries }
      try LibArchive.check(result, of: handle)
      count += 1
      guard count <= limits.entries else {
        throw .overLimit("more than \(limits.entries) entries in one archive")
      }
      guard let header, let name = archive_entry_pathname(header) else {
        throw .damaged("an entry has no name")
      }
      let path = Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
      guard isWanted(path[...]) else { continue }
      let content = try content(handle, atMost: room)
      room -= Int64(content.count)
      entries.append(Entry(name: path, content: content))
    }
  }

  private static func content(_ handle: OpaquePointer, atMost limit: Int64) throws(ArchiveError) -> [UInt8] {
    var content: [UInt8] = []
    while true {
      var (block, count, offset): (UnsafeRawPointer?, Int, Int64) = (nil, 0, 0)
      let result = archive_read_data_block(handle, &block, &count, &offset)
      if result == ARCHIVE_EOF { return content }
      try LibArchive.check(result, of: handle)
      guard Int64(count) <= limit - Int64(content.count) else {
        throw .overLimit("the entries of one archive have more than the allowed bytes")
      }
      content.append(contentsOf: UnsafeRawBufferPointer(start: block, count: count))
    }
  }
}
