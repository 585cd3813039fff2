import Glibc

/// Runs another program, to compare its answer with ours.
enum Command {
  static func exists(_ name: String) -> Bool {
    output("command -v \(name)")?.isEmpty == false
  }

  /// What a shell command prints; nil when it fails.
  static func output(_ command: String) -> [UInt8]? {
    guard let pipe = popen(command + " 2>/dev/null", "r") else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer.prefix(count) }
    return pclose(pipe) == 0 ? output : nil
  }
}
