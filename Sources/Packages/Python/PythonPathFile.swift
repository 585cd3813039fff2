/// A `.pth` file, which Python reads whenever it starts (`site.addpackage`).
public struct PythonPathFile: Sendable {
  public struct Line: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    public let text: [UInt8]
    public let effect: Effect
  }

  public enum Effect: Hashable, Sendable {
    /// The line is code, and runs.
    case runs
    /// Modules are found in this folder, too.
    case adds
  }

  /// The lines that do something, in their order.
  public let lines: [Line]

  public init(parsing bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    var lines: [Line] = []
    var number = 0
    while !rest.isEmpty {
      number += 1
      let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
      rest = rest[line.endIndex...]
      rest = rest.dropFirst(rest.starts(with: [0x0D, 0x0A]) ? 2 : 1)
      if line.trimmed.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let runs = ["import ", "import\t"].contains { line.starts(with: $0.utf8) }
      lines.append(Line(number: number, text: Array(line.trimmed), effect: runs ? .runs : .adds))
    }
    self.lines = lines
  }
}
