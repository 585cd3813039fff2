import Diagnostics
import Dockerfiles
import FoundationEssentials

/// Reads names of files from standard input and prints what the parser makes of each, as one line of JSON.
///
/// `scripts/compare-dockerfiles` holds it against BuildKit's own parser.
@main struct PrintDockerfiles {
  struct Output: Encodable {
    /// `syntax` or `instruction`: where the file was refused; nil when it was read.
    var refused: String?
    var errors: [String] = []
    var nodes: [Node] = []
  }

  struct Node: Encodable {
    let cmd: String
    let subCmd: String?
    let json: Bool
    let original: String
    let startLine: Int
    let endLine: Int
    let flags: [String]
    let value: [String]
    let heredocs: [String]

    init(_ node: SyntaxNode) {
      let inner = node.trigger.first ?? node
      cmd = node.keyword
      subCmd = node.trigger.first?.keyword
      json = inner.isJSON
      original = node.original
      startLine = node.lines.lowerBound
      endLine = node.lines.upperBound
      flags = node.flags
      value = inner.words
      heredocs = node.heredocs.map(\.content)
    }
  }

  static func main() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    while let path = readLine() {
      let bytes = (try? Data(contentsOf: URL(filePath: path))).map { Array($0) } ?? []
      print(String(decoding: try encoder.encode(output(bytes)), as: UTF8.self))
    }
  }

  private static func output(_ bytes: [UInt8]) -> Output {
    do throws(Diagnostics) {
      let tree = try SyntaxTree(bytes, name: "Dockerfile")
      guard tree.errors.isEmpty else { return Output(refused: "syntax", errors: tree.errors.map(\.rendered)) }
      var output = Output(nodes: tree.nodes.map(Node.init))
      do throws(Diagnostics) {
        _ = try Dockerfile(bytes, name: "Dockerfile")
      } catch {
        output.refused = "instruction"
        output.errors = error.all.map(\.rendered)
      }
      return output
    } catch {
      return Output(refused: "syntax", errors: error.all.map(\.rendered))
    }
  }
}
