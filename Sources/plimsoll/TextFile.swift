import ArgumentParser
import Diagnostics
import FoundationEssentials
import Glibc

/// A file of the user's that holds text.
enum TextFile {
  /// No configuration and no rule comes near it; a device or a pipe would never end.
  private static let largest = 16 << 20

  static func read(_ path: String) throws -> SourceText {
    var status = stat()
    guard stat(path, &status) == 0 else { throw ValidationError("cannot read '\(path.escaped)'") }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= largest else {
      throw ValidationError("'\(path.escaped)' is no file of text")
    }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw ValidationError("cannot read '\(path.escaped)'")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ValidationError("'\(path.escaped)' is not UTF-8")
    }
    return SourceText(name: path, text: text)
  }
}
