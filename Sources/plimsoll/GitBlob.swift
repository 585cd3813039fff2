import Diagnostics
import Glibc

/// A file as a git revision holds it, whatever lies in the working directory.
///
/// What a pull request changes in its own checkout does not change what is read here.
enum GitBlob {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let limit = 4 << 20

  /// Reads a file by its path relative to the working directory; nil when the revision has no such file.
  ///
  /// - Parameter ref: a branch, tag or commit.
  static func read(ref: String, path: String) throws(Failure) -> [UInt8]? {
    try check(ref)
    guard path.utf8.first != UInt8(ascii: "/") else {
      throw Failure(
        description: "'\(path.escaped)' must be relative to the working directory to be read from git")
    }
    let listing = try git(["ls-tree", "-z", ref, "--", path], ref: ref)
    // <mode> SP <type> SP <object> TAB <path> NUL
    let fields = listing.prefix { $0 != 0x09 }.split(separator: 0x20).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let mode = fields.first else { return nil }
    guard fields.count == 3, fields[1] == "blob", mode != "120000" else {
      throw Failure(description: "'\(path.escaped)' is no regular file in '\(ref.escaped)'")
    }
    return try git(["cat-file", "blob", fields[2]], ref: ref)
  }

  /// A ref stands where git also takes options and paths.
  private static func check(_ ref: String) throws(Failure) {
    let isPlain = ref.unicodeScalars.allSatisfy { scalar in
      scalar != ":" && !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    }
    guard isPlain, let first = ref.utf8.first, first != UInt8(ascii: "-") else {
      throw Failure(description: "'\(ref.escaped)' is no git revision; name a branch, tag or commit")
    }
  }

  private static func git(_ arguments: [String], ref: String) throws(Failure) -> [UInt8] {
    let run: Subprocess
    do throws(Subprocess.Failure) {
      // A partial clone would fetch what it lacks, and a scan opens no connection.
      run = try Subprocess.run(["git"] + arguments, variables: ["GIT_NO_LAZY_FETCH=1"], limit: limit)
    } catch {
      switch error {
      case .cannotStart(let code):
        throw Failure(description: "git cannot be started: \(String(cString: strerror(code)))")
      case .tooMuchOutput:
        throw Failure(description: "git gives more than \(limit) bytes for '\(ref.escaped)'")
      }
    }
    if run.exitCode == 0 { return run.output }
    let words = String(escapingInvalid: run.errors.trimmed)
    throw Failure(description: "git cannot read '\(ref.escaped)': \(words.escaped)")
  }
}

extension [UInt8] {
  /// Without the line ends at its end.
  fileprivate var trimmed: ArraySlice<UInt8> {
    self[..<(lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? startIndex)]
  }
}
