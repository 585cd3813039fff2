import Glibc

/// An open file of the host, closed with its last user.
public final class OpenFile: Sendable {
  let descriptor: Int32
  public let path: String
  public let size: Int64
  private let version: FileVersion?

  /// Opens a regular file for reading; a FIFO or device would block or never end.
  ///
  /// - Parameter followingLinks: whether the last part of the path may be a symbolic link.
  public init(_ path: String, followingLinks: Bool = true) throws(ArchiveError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { throw .unreadable("cannot open: \(lastSystemError())") }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable("not a regular file")
    }
    self.descriptor = descriptor
    self.path = path
    size = Int64(status.st_size)
    version = FileVersion(status)
  }

  /// Takes over a descriptor that is open for reading.
  init(takingOver descriptor: Int32, path: String, size: Int64) {
    self.descriptor = descriptor
    self.path = path
    self.size = size
    version = nil
  }

  deinit {
    close(descriptor)
  }

  /// Whether nobody has written to the file since it was opened, by its size and times; a temporary file has no other writer.
  public var isUnchanged: Bool {
    guard let version else { return true }
    var status = stat()
    return fstat(descriptor, &status) == 0 && FileVersion(status) == version
  }

  public var whole: FileRegion { FileRegion(file: self, offset: 0, length: size) }
}

/// What tells one state of a file from another.
private struct FileVersion: Equatable, Sendable {
  private let numbers: [Int]

  init(_ status: stat) {
    numbers = [
      Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
      status.st_ctim.tv_nsec,
    ]
  }
}

/// A part of a file: a blob inside an archive is read where it lies, never copied out.
public struct FileRegion: Sendable {
  public let file: OpenFile
  public let offset: Int64
  public let length: Int64

  public init(file: OpenFile, offset: Int64, length: Int64) {
    self.file = file
    self.offset = offset
    self.length = length
  }

  public func stream() -> RegionStream { RegionStream(self) }

  /// A part of the region; nil for one that reaches over its end.
  public func part(at offset: Int64, length: Int64) -> FileRegion? {
    guard offset >= 0, length >= 0, offset <= self.length, length <= self.length - offset else { return nil }
    return FileRegion(file: file, offset: self.offset + offset, length: length)
  }
}

/// Reads a region with `pread`, so that several threads share one descriptor.
public final class RegionStream: SkippingStream {
  private let region: FileRegion
  private var position: Int64 = 0

  init(_ region: FileRegion) {
    self.region = region
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let wanted = min(Int64(buffer.count), region.length - position)
    guard wanted > 0 else { return 0 }
    while true {
      let count = pread(
        region.file.descriptor, buffer.baseAddress, Int(wanted), off_t(region.offset + position))
      if count > 0 {
        position += Int64(count)
        return count
      }
      if count == 0 { throw .truncated("the file ends \(region.length - position) bytes early") }
      if errno != EINTR { throw .unreadable("cannot read: \(lastSystemError())") }
    }
  }

  public func skip(_ count: Int64) -> Int64 {
    let skipped = max(0, min(count, region.length - position))
    position += skipped
    return skipped
  }
}

/// The words of `errno`.
func lastSystemError() -> String { String(cString: strerror(errno)) }
