import Images
import Shell

/// A text that a shell runs before, or as, the service.
struct StartScript: Sendable {
  /// Nil for one of the command line.
  let file: FileNumber?
  let script: ShellScript
  /// The offsets at which lines begin.
  private let lines: [Int]

  /// - Parameter stopsAtError: the shell is started with `-e`.
  init(file: FileNumber?, text: String, stopsAtError: Bool = false) {
    self.file = file
    script = ShellScript(text, stopsAtError: stopsAtError)
    lines = [0] + text.utf8.enumerated().filter { $0.element == UInt8(ascii: "\n") }.map { $0.offset + 1 }
  }

  /// The line of a byte, counted from 1.
  func line(at offset: Int) -> Int { max(1, lines.count { $0 <= offset }) }
}
