import ArgumentParser
import Diagnostics
import Glibc

/// Where a report goes: a file, or standard output.
struct OutputFile {
  let path: String?

  /// A report that was cut off must not look complete: the command then ends as incomplete.
  func write(_ text: String) throws {
    guard let path else {
      return try check(Terminal.write(text, to: STDOUT_FILENO), "the report could not be written")
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    let reason = String(cString: strerror(errno))
    try check(descriptor >= 0, "the report could not be written to '\(path.escaped)': \(reason)")
    let isWritten = Terminal.write(text, to: descriptor)
    try check(close(descriptor) == 0 && isWritten, "the report could not be written to '\(path.escaped)'")
  }

  private func check(_ isDone: Bool, _ message: String) throws {
    guard !isDone else { return }
    Terminal.complain("plimsoll: \(message)")
    throw ExitCode(3)
  }
}
