import CArchive

/// Unpacks what libarchive has a filter for: one frame or several of one format.
final class FilterStream: UnpackingStream {
  /// The filters that run inside libarchive; others start programs.
  enum Filter: String {
    /// RFC 8878.
    case zstd
    case bzip2, xz, lzma, lz4

    fileprivate var enable: (OpaquePointer) -> Int32 {
      switch self {
      case .zstd: { archive_read_support_filter_zstd($0) }
      case .bzip2: { archive_read_support_filter_bzip2($0) }
      case .xz: { archive_read_support_filter_xz($0) }
      case .lzma: { archive_read_support_filter_lzma($0) }
      case .lz4: { archive_read_support_filter_lz4($0) }
      }
    }
  }

  private let archive: LibArchive
  private let filter: Filter

  init(_ upstream: any ByteStream, _ filter: Filter) throws(ArchiveError) {
    self.filter = filter
    var isBuiltIn = false
    archive = try LibArchive(reading: upstream) { handle in
      // ARCHIVE_WARN: this libarchive would call a program.
      isBuiltIn = filter.enable(handle) == ARCHIVE_OK
      archive_read_support_format_raw(handle)
    }
    guard isBuiltIn else { throw .unsupported("\(filter.rawValue) cannot be read here") }
    var entry: OpaquePointer?
    try archive.check(archive_read_next_header(archive.handle, &entry))
    // libarchive passes on what is not packed, and unpacks what is packed twice: two filters are this one and the source.
    guard archive_filter_count(archive.handle) == 2 else {
      throw .damaged("not one layer of \(filter.rawValue)")
    }
  }

  var packedCount: Int64 { archive_filter_bytes(archive.handle, -1) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let count = archive_read_data(archive.handle, buffer.baseAddress, buffer.count)
    if count < 0 { throw archive.error() }
    try archive.check(ARCHIVE_OK)
    // Some filters end where their format ends, and leave the rest to nobody.
    if count == 0, try archive.hasBytesLeft() {
      throw .damaged("bytes after the end of the \(filter.rawValue) stream")
    }
    return count
  }
}
