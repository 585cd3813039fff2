import Glibc

/// What comes in on standard input.
public enum StandardInput {
  /// Reads to the end; more than `limit` bytes are an error, before they are kept.
  public static func readAll(limit: Int) throws(ArchiveError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw .unreadable("cannot read standard input: \(lastSystemError())")
      }
      guard bytes.count + count <= limit else { throw .overLimit("more than \(limit) bytes") }
      bytes += buffer.prefix(count)
    }
  }
}
