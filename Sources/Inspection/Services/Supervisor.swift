import Archives
import Expressions
import Packages
import Shell

/// What supervisord starts, as its files say.
enum Supervisor {
  static let name = "supervisord"

  /// The words of each program that starts by itself.
  static func programs(
    _ files: ImageFiles, options: [String: String]
  ) -> Result<[[String]], EvaluationError> {
    let named = options["c"] ?? options["configuration"]
    return ServerFiles.all(files) { path in
      if let named { if path.elementsEqual(named.utf8.drop { $0 == UInt8(ascii: "/") }) { return true } }
      return path.starts(with: "etc/supervisor".utf8)
        || named == nil && path.fileName.elementsEqual("supervisord.conf".utf8)
    }.map { bodies in
      bodies.flatMap(SupervisorPrograms.commands).compactMap { text in
        let words = ShellScript(text).commands.first
        return words.map { Self.words(of: text, $0) }
      }
    }
  }

  /// The command keeps the folder of its program.
  private static func words(of text: String, _ command: ShellCommand) -> [String] {
    let program = text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
      .first { $0.utf8.reversed().starts(with: command.name.utf8.reversed()) }
    return [program ?? command.name] + command.arguments.map(\.text)
  }
}
