import Archives

/// Small files of the host, read whole.
enum HostText {
  /// The bytes of a regular file; a larger one, a pipe or a device is an error.
  static func bytes(of path: String, limit: Int) throws(TargetError) -> [UInt8] {
    do throws(ArchiveError) {
      let file = try OpenFile(path)
      guard file.size <= limit else {
        throw .overLimit("has \(file.size) bytes, more than the limit of \(limit)")
      }
      return try file.whole.stream().readAll(limit: limit)
    } catch {
      throw TargetError(error)
    }
  }

  /// At most `count` bytes from the start of a regular file.
  static func start(of path: String, count: Int) throws(TargetError) -> [UInt8] {
    do throws(ArchiveError) {
      let file = try OpenFile(path)
      return try FileRegion(file: file, offset: 0, length: min(file.size, Int64(count))).stream()
        .readAll(limit: count)
    } catch {
      throw TargetError(error)
    }
  }
}
