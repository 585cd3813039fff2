import FoundationEssentials
import Glibc

/// Runs the built command, as a user does.
struct Command {
  let output: String
  let errors: String
  let exitCode: Int32

  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let binary =
    getenv("PLIMSOLL_BINARY").map { String(cString: $0) } ?? root + "/.build/debug/plimsoll"

  /// Runs and waits; the environment is empty but for what is given.
  init(_ arguments: String..., environment: [String] = ["SOURCE_DATE_EPOCH=1790000000"]) throws {
    try self.init(arguments, environment: environment)
  }

  /// - Parameters:
  ///   - in: the folder the program starts in.
  ///   - input: what it reads on standard input.
  init(
    _ arguments: [String], in folder: String? = nil, program: String = Command.binary, input: String = "",
    environment: [String] = ["SOURCE_DATE_EPOCH=1790000000"]
  ) throws {
    let workingFolder = folder
    let folder =
      FileManager.default.temporaryDirectory.path + "/plimsoll-test-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    try Data(input.utf8).write(to: URL(filePath: folder + "/input"))
    posix_spawn_file_actions_addopen(&actions, 0, folder + "/input", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder + "/output", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder + "/errors", O_WRONLY | O_CREAT, 0o600)

    var process = pid_t()
    // A crash must show as one, and not as a backtrace that takes seconds.
    let variables = (environment + ["SWIFT_BACKTRACE=enable=no"]).map { strdup($0) } + [nil]
    let prefix = workingFolder.map { ["/usr/bin/env", "-C", $0] } ?? []
    let words = (prefix + [program] + arguments).map { strdup($0) } + [nil]
    defer { (variables + words).forEach { free($0) } }
    let result = posix_spawn(&process, prefix.first ?? program, &actions, nil, words, variables)
    guard result == 0 else { throw CommandFailure(text: "cannot start \(program): \(result)") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    exitCode = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    output = String(decoding: try Data(contentsOf: URL(filePath: folder + "/output")), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: URL(filePath: folder + "/errors")), as: UTF8.self)
  }
}

struct CommandFailure: Error {
  let text: String
}
