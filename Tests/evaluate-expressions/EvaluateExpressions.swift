import Expressions
import FoundationEssentials
import Inspection

/// Answers one expression a line, so that another implementation of CEL can be held against ours.
///
/// Reads requests as JSON lines and writes a ``Reply`` for each; `--schema` writes the facts that rules may read.
@main
enum EvaluateExpressions {
  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "--schema" {
      return print(try json(FactModel.described))
    }
    let decoder = JSONDecoder()
    while let line = readLine() {
      let request = try decoder.decode(Request.self, from: Data(line.utf8))
      print(try json(try request.reply()))
    }
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
