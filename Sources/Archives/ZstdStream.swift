import CArchive

/// Unpacks zstd (RFC 8878) through libarchive: one frame or several.
final class ZstdStream: UnpackingStream {
  private let archive: LibArchive

  init(_ upstream: any ByteStream) throws(ArchiveError) {
    archive = try LibArchive(reading: upstream) { handle in
      archive_read_support_filter_zstd(handle)
      archive_read_support_format_raw(handle)
    }
    var entry: OpaquePointer?
    try archive.check(archive_read_next_header(archive.handle, &entry))
    // libarchive passes on what is no zstd, and unpacks zstd within zstd too: two filters are zstd and the source.
    guard archive_filter_count(archive.handle) == 2 else { throw .damaged("not one layer of zstd") }
  }

  var packedCount: Int64 { archive_filter_bytes(archive.handle, -1) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let count = archive_read_data(archive.handle, buffer.baseAddress, buffer.count)
    if count < 0 { throw archive.error() }
    try archive.check(ARCHIVE_OK)
    return count
  }
}
