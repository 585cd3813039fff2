import CArchive

/// Packs with libarchive what is too intricate to write by hand.
public enum ArchiveWriter {
  /// How a stream is compressed.
  public enum Filter: String, CaseIterable, Sendable {
    case bzip2, xz, lzma, lz4, zstd, gzip

    fileprivate func add(to archive: OpaquePointer) {
      switch self {
      case .bzip2: archive_write_add_filter_bzip2(archive)
      case .xz: archive_write_add_filter_xz(archive)
      case .lzma: archive_write_add_filter_lzma(archive)
      case .lz4: archive_write_add_filter_lz4(archive)
      case .zstd: archive_write_add_filter_zstd(archive)
      case .gzip: archive_write_add_filter_gzip(archive)
      }
    }
  }

  /// One compressed stream; empty where libarchive was built without the filter.
  public static func compressed(_ bytes: [UInt8], by filter: Filter) -> [UInt8] {
    write([("stream", bytes)]) {
      archive_write_set_format_raw($0)
      filter.add(to: $0)
    }
  }

  /// A 7z archive.
  public static func sevenZip(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    write(entries) { archive_write_set_format_7zip($0) }
  }

  private static func write(
    _ entries: [(name: String, content: [UInt8])], _ configure: (OpaquePointer) -> Void
  ) -> [UInt8] {
    guard let archive = archive_write_new() else { return [] }
    defer { archive_write_free(archive) }
    configure(archive)
    archive_write_set_bytes_in_last_block(archive, 1)
    var output = [UInt8](repeating: 0, count: 64 << 10 + entries.reduce(0) { $0 + $1.content.count })
    var used = 0
    let isWritten = output.withUnsafeMutableBytes { buffer in
      guard archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK else {
        return false
      }
      let isComplete = entries.allSatisfy { add($0.name, $0.content, to: archive) }
      return archive_write_close(archive) == ARCHIVE_OK && isComplete
    }
    return isWritten ? Array(output[..<used]) : []
  }

  private static func add(_ name: String, _ content: [UInt8], to archive: OpaquePointer) -> Bool {
    guard let entry = archive_entry_new() else { return false }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, name)
    archive_entry_set_size(entry, Int64(content.count))
    archive_entry_set_filetype(entry, 0o100000)
    archive_entry_set_perm(entry, 0o644)
    guard archive_write_header(archive, entry) == ARCHIVE_OK else { return false }
    return content.withUnsafeBytes {
      archive_write_data(archive, $0.baseAddress, $0.count) == content.count
    }
  }
}
