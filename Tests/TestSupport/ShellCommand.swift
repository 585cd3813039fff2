import Glibc

/// Runs a command line of the shell, for programs that judge what was written.
public enum ShellCommand {
  public struct Failure: Error {
    let text: String
  }

  /// What the command printed, both streams together, and its status.
  public static func run(_ command: String) throws -> (output: String, status: Int32) {
    guard let pipe = popen("{ \(command)\n} 2>&1", "r") else { throw Failure(text: "cannot start a shell") }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer.prefix(count) }
    return (String(decoding: output, as: UTF8.self), pclose(pipe))
  }
}
