import Glibc

/// What stands at a path of the host, links not followed.
public enum HostFile: Sendable {
  case missing, file, folder, link, other

  public static func kind(of path: String) -> HostFile {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .missing }
    return kind(status)
  }

  /// The same for a path that the user gave, whose links are followed.
  public static func kindFollowingLinks(of path: String) -> HostFile {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    return kind(status)
  }

  private static func kind(_ status: stat) -> HostFile {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}

extension OpenFile {
  /// Unpacks a stream into a file without a name, which is gone with its last user.
  ///
  /// An archive that is compressed as a whole has to be unpacked once: its members cannot be read in place.
  public static func unpacking(_ stream: any ByteStream, of path: String) throws(ArchiveError) -> OpenFile {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array((folder + "/plimsoll-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else {
      throw .unreadable("cannot make a temporary file in \(folder): \(lastSystemError())")
    }
    unlink(name)
    var size: Int64 = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    do throws(ArchiveError) {
      while true {
        let count = try stream.read(into: buffer)
        if count == 0 { break }
        try writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: descriptor)
        size += Int64(count)
      }
    } catch {
      close(descriptor)
      throw error
    }
    return OpenFile(takingOver: descriptor, path: path, size: size)
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(ArchiveError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable("cannot write a temporary file: \(lastSystemError())")
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}
