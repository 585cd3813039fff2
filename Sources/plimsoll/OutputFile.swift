import ArgumentParser
import Diagnostics
import FoundationEssentials
import Glibc

/// Where a report goes: a file, or standard output.
struct OutputFile {
  let path: String?

  /// A report that was cut off must not look complete: the command then ends as incomplete.
  ///
  /// A file is there as a whole or as it was before. What is no regular file, such as a pipe or a device, is written
  /// into as it is.
  func write(_ text: String) throws {
    guard let path else {
      return try check(Terminal.write(text, to: STDOUT_FILENO), "the report could not be written")
    }
    var status = stat()
    let isThere = stat(path, &status) == 0
    let reason =
      isThere && status.st_mode & S_IFMT != S_IFREG
      ? writeInto(path, O_WRONLY, text) : replace(isThere ? Self.resolved(path) : path, with: text)
    let failure = reason.map { ": " + String(cString: strerror($0)) } ?? ""
    try check(reason == nil, "the report could not be written to '\(path.escaped)'\(failure)")
  }

  /// Gives the number of the error.
  private func replace(_ path: String, with text: String) -> Int32? {
    // In the same folder: only there is a rename one step.
    let draft = path + ".\(getpid()).part"
    let reason =
      writeInto(draft, O_WRONLY | O_CREAT | O_EXCL, text) ?? (rename(draft, path) == 0 ? nil : errno)
    if reason != nil, reason != EEXIST { unlink(draft) }
    return reason
  }

  private func writeInto(_ path: String, _ flags: Int32, _ text: String) -> Int32? {
    let descriptor = open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return errno }
    guard Terminal.write(text, to: descriptor) else {
      defer { close(descriptor) }
      return errno
    }
    // A disk may be full only now; a device has nothing to sync.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      defer { close(descriptor) }
      return errno
    }
    return close(descriptor) == 0 ? nil : errno
  }

  /// A link stays one: what it leads to is replaced.
  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func check(_ isDone: Bool, _ message: String) throws {
    guard !isDone else { return }
    Terminal.complain("plimsoll: \(message)")
    throw ExitCode(3)
  }
}
