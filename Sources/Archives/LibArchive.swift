import CArchive
import Glibc

/// A libarchive reader over a ``ByteStream``.
///
/// The locale stays "C": with a UTF-8 one libarchive normalises names to other bytes.
/// Filters and formats are enabled by name: `support_filter_all` registers filters that start programs.
final class LibArchive {
  let handle: OpaquePointer
  private let client: StreamClient

  init(
    reading stream: any ByteStream, configure: (OpaquePointer) -> Void
  ) throws(ArchiveError) {
    guard let handle = archive_read_new() else { throw .unreadable("libarchive cannot start") }
    self.handle = handle
    client = StreamClient(stream)
    configure(handle)
    archive_read_set_read_callback(handle, StreamClient.read)
    if stream is any SkippingStream { archive_read_set_skip_callback(handle, StreamClient.skip) }
    archive_read_set_callback_data(handle, Unmanaged.passUnretained(client).toOpaque())
    try check(archive_read_open1(handle))
  }

  /// Reads what has to be read in leaps.
  init(seeking bytes: any RandomAccess, configure: (OpaquePointer) -> Void) throws(ArchiveError) {
    guard let handle = archive_read_new() else { throw .unreadable("libarchive cannot start") }
    self.handle = handle
    let stream = SeekableStream(bytes)
    client = StreamClient(stream)
    configure(handle)
    archive_read_set_read_callback(handle, StreamClient.read)
    archive_read_set_seek_callback(handle, StreamClient.seek)
    archive_read_set_callback_data(handle, Unmanaged.passUnretained(client).toOpaque())
    try check(archive_read_open1(handle))
  }

  deinit {
    archive_read_free(handle)
  }

  /// Whether a byte that libarchive took from the stream, and has not looked at, is not zero.
  var hasContentLeft: Bool {
    client.lastBytes(client.count - archive_filter_bytes(handle, 0)).contains { $0 != 0 }
  }

  /// Whether the stream has bytes that no filter has taken.
  func hasBytesLeft() throws(ArchiveError) -> Bool {
    if client.count > archive_filter_bytes(handle, -1) { return true }
    return try client.fill() > 0
  }

  /// Throws for every result that means that bytes are missing or wrong.
  ///
  /// A warning means it too, such as a PAX header that libarchive ignores and others do not, but for one: a name
  /// that is not in the character set of the locale comes as the bytes it is.
  func check(_ result: Int32) throws(ArchiveError) {
    if let error = client.error { throw error }
    try Self.check(result, of: handle)
  }

  /// The same for an archive that needs no stream.
  static func check(_ result: Int32, of handle: OpaquePointer) throws(ArchiveError) {
    guard result < ARCHIVE_OK else { return }
    let error = error(of: handle)
    let isOfName = ["can't be converted", "cannot be converted"].contains {
      error.description.utf8.contains(sequence: $0.utf8)
    }
    if result == ARCHIVE_WARN, isOfName { return }
    throw error
  }

  func error() -> ArchiveError {
    client.error ?? Self.error(of: handle)
  }

  private static func error(of handle: OpaquePointer) -> ArchiveError {
    let text = archive_error_string(handle).map { String(cString: $0) } ?? "unknown error"
    // libarchive has one error class; whether bytes are missing or wrong stands in its words only.
    return text.utf8.starts(with: "Truncated".utf8) ? .truncated(text) : .damaged(text)
  }
}

extension Collection<UInt8> {
  fileprivate func contains(sequence wanted: some Collection<UInt8>) -> Bool {
    indices.contains { self[$0...].starts(with: wanted) }
  }
}

/// Hands a stream's bytes to libarchive and keeps the error that a C callback cannot throw.
private final class StreamClient {
  fileprivate let stream: any ByteStream
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
  private(set) var error: ArchiveError?
  /// Bytes handed out or skipped so far, and those of them that still lie in the buffer.
  private(set) var count: Int64 = 0
  private var chunk = 0..<0

  init(_ stream: any ByteStream) {
    self.stream = stream
  }

  deinit {
    buffer.deallocate()
  }

  /// The last bytes that were handed out, as far as they still lie in the buffer.
  func lastBytes(_ count: Int64) -> Slice<UnsafeMutableRawBufferPointer> {
    buffer[chunk].suffix(Int(max(0, min(count, Int64(chunk.count)))))
  }

  fileprivate func fill() throws(ArchiveError) -> Int {
    chunk = 0..<(try stream.read(into: buffer))
    count += Int64(chunk.count)
    return chunk.count
  }

  private func skip(_ wanted: Int64) throws(ArchiveError) -> Int64 {
    guard let stream = stream as? any SkippingStream else { return 0 }
    let skipped = try stream.skip(wanted)
    count += skipped
    return skipped
  }

  static let seek:
    @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, la_int64_t, Int32) -> la_int64_t = {
      _, context, offset, whence in
      guard let context else { return la_int64_t(ARCHIVE_FATAL) }
      let client = Unmanaged<StreamClient>.fromOpaque(context).takeUnretainedValue()
      return (client.stream as? SeekableStream)?.seek(offset, whence) ?? la_int64_t(ARCHIVE_FATAL)
    }

  static let read:
    @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeRawPointer?>?)
      -> la_ssize_t = { _, context, output in
        guard let context else { return -1 }
        let client = Unmanaged<StreamClient>.fromOpaque(context).takeUnretainedValue()
        output?.pointee = UnsafeRawPointer(client.buffer.baseAddress)
        do throws(ArchiveError) {
          return try client.fill()
        } catch {
          client.error = error
          return -1
        }
      }

  static let skip: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, la_int64_t) -> la_int64_t = {
    _, context, count in
    guard let context else { return 0 }
    let client = Unmanaged<StreamClient>.fromOpaque(context).takeUnretainedValue()
    do throws(ArchiveError) {
      return try client.skip(count)
    } catch {
      client.error = error
      return 0
    }
  }
}

/// Bytes that libarchive may read in leaps.
private final class SeekableStream: ByteStream {
  private let bytes: any RandomAccess
  private var position: Int64 = 0

  init(_ bytes: any RandomAccess) {
    self.bytes = bytes
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let count = Int(max(0, min(Int64(buffer.count), bytes.length - position)))
    guard count > 0 else { return 0 }
    try bytes.read(at: position, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
    position += Int64(count)
    return count
  }

  /// The new position; a place outside of the bytes is refused.
  func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
    let base = whence == SEEK_CUR ? position : whence == SEEK_END ? bytes.length : 0
    let (target, overflows) = base.addingReportingOverflow(offset)
    guard !overflows, (0...bytes.length).contains(target) else { return Int64(ARCHIVE_FATAL) }
    position = target
    return target
  }
}
