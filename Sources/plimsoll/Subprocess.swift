import Glibc

/// A program that ran to its end, and what it printed.
struct Subprocess {
  let output: [UInt8]
  let errors: [UInt8]
  /// The exit code, or nil when a signal ended it.
  let exitCode: Int32?

  enum Failure: Error {
    case cannotStart(Int32)
    case tooMuchOutput
  }

  /// Runs a program that the path finds, with its arguments as they are: no shell reads them.
  ///
  /// - Parameters:
  ///   - variables: added to the environment.
  ///   - limit: bytes of output, past which the program is ended.
  static func run(_ words: [String], variables: [String], limit: Int) throws(Failure) -> Subprocess {
    let pipes = (Pipe(), Pipe())
    guard let output = pipes.0, let errors = pipes.1 else { throw .cannotStart(errno) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writeEnd, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writeEnd, STDERR_FILENO)

    var process = pid_t()
    let arguments = words.map { strdup($0) } + [nil]
    let environment = inheritedVariables + variables.map { strdup($0) } + [nil]
    defer { (arguments + environment).forEach { free($0) } }
    let result = posix_spawnp(&process, words.first ?? "", &actions, nil, arguments, environment)
    output.closeWriteEnd()
    errors.closeWriteEnd()
    guard result == 0 else { throw .cannotStart(result) }

    let isWhole = Pipe.drain(output, errors, limit: limit)
    if !isWhole { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard isWhole else { throw .tooMuchOutput }
    return Subprocess(
      output: output.bytes, errors: errors.bytes, exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : nil)
  }

  private static var inheritedVariables: [UnsafeMutablePointer<CChar>?] {
    var copies: [UnsafeMutablePointer<CChar>?] = []
    var place = environ
    while let variable = place.pointee {
      copies.append(strdup(variable))
      place += 1
    }
    return copies
  }
}

/// One end for a child to write to, and what came out of the other.
private final class Pipe {
  private let readEnd: Int32
  private(set) var writeEnd: Int32
  private(set) var bytes: [UInt8] = []

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    closeWriteEnd()
  }

  func closeWriteEnd() {
    if writeEnd >= 0 { close(writeEnd) }
    writeEnd = -1
  }

  /// Reads two pipes to their ends as they fill; false when one holds more than the limit.
  ///
  /// Read one after the other, a child that fills the second would wait for ever.
  static func drain(_ first: Pipe, _ second: Pipe, limit: Int) -> Bool {
    var open = [first, second]
    while !open.isEmpty {
      var waiting = open.map { pollfd(fd: $0.readEnd, events: Int16(POLLIN), revents: 0) }
      if poll(&waiting, nfds_t(waiting.count), -1) < 0, errno != EINTR { return false }
      open = zip(open, waiting).filter { $1.revents == 0 || $0.readMore() }.map(\.0)
      if first.bytes.count > limit || second.bytes.count > limit { return false }
    }
    return true
  }

  /// False at the end.
  private func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(readEnd, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    bytes += buffer.prefix(count)
    return true
  }
}
