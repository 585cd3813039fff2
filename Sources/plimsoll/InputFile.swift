import ArgumentParser
import Diagnostics
import Glibc
import Inspection

/// Files that the user names besides the targets.
enum InputFile {
  /// Reads a whole file, or standard input for `-`; one that cannot be read or is too large is wrong use.
  ///
  /// - Parameter what: how messages name it, such as `the waiver file`.
  static func read(_ path: String, what: String, limit: Int) throws -> [UInt8] {
    let isInput = path.utf8.elementsEqual(ScanTarget.standardInput.utf8)
    let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, what) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, what)
      }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
      guard bytes.count <= limit else {
        throw ValidationError("\(what) '\(path.escaped)' has more than \(limit) bytes")
      }
    }
  }

  /// A text; bytes that are not UTF-8 are wrong use.
  static func text(_ bytes: [UInt8], of path: String, what: String) throws -> SourceText {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ValidationError("\(what) '\(path.escaped)' is not UTF-8")
    }
    return SourceText(name: path, text: text)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func failure(_ path: String, _ what: String) -> ValidationError {
    ValidationError("cannot read \(what) '\(path.escaped)': \(String(cString: strerror(errno)))")
  }
}
