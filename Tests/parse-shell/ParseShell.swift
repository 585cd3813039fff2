import FoundationEssentials
import Shell

/// Reads scripts from standard input, each a JSON string on a line of its own, and prints what the parser makes of them.
///
/// `scripts/compare-shell` holds it against real shells.
@main struct ParseShell {
  struct Output: Encodable {
    let problems: [String]
    let commands: [[String]]
    let downloads: [[String]]
  }

  static func main() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    while let line = readLine() {
      let script = ShellScript(try JSONDecoder().decode(String.self, from: Data(line.utf8)))
      let output = Output(
        problems: script.problems.map { "\($0.offset): \($0.message)" },
        commands: script.commands.map { [$0.name] + $0.arguments.map(\.text) },
        downloads: script.downloads.map {
          [$0.tool, $0.url.text, $0.file ?? "-", $0.runBy ?? "-", $0.isVerified ? "verified" : "unverified"]
        })
      print(String(decoding: try encoder.encode(output), as: UTF8.self))
    }
  }
}
