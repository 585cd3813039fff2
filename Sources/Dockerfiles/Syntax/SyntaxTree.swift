import Diagnostics

/// A Dockerfile cut into instructions, before anything is asked of them: what BuildKit calls its AST.
package struct SyntaxTree {
  package let source: SourceText
  package private(set) var directives = Directives()
  package private(set) var nodes: [SyntaxNode] = []
  package private(set) var errors: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []

  package init(_ bytes: [UInt8], name: String) throws(Diagnostics) {
    guard bytes.count <= Dockerfile.largestFile else {
      let limit = Dockerfile.largestFile >> 20
      throw Diagnostics([Diagnostic("the file has more than \(limit) MiB; is it a Dockerfile?", source: name)]
      )
    }
    source = SourceText(name: name, text: String(escapingInvalid: bytes))
    var reader = LogicalLineReader(bytes)
    var hasEnded = false
    while !hasEnded {
      do throws(SyntaxError) {
        hasEnded = try readNode(from: &reader)
      } catch {
        let position = source.position(of: error.anchor, in: error.line...max(error.line, reader.number))
        errors.append(Diagnostic(error.message, in: source, at: position))
        hasEnded = !reader.canGoOn
      }
    }
    directives = reader.directives
    if nodes.isEmpty, errors.isEmpty {
      errors.append(Diagnostic("the file has no instructions", source: name))
    }
  }

  /// Whether the file has ended.
  private mutating func readNode(from reader: inout LogicalLineReader) throws(SyntaxError) -> Bool {
    guard let line = try reader.next() else { return true }
    if line.hasEmptyContinuation {
      warnings.append(
        Diagnostic(
          "an empty line in the middle of an instruction; BuildKit will refuse it one day",
          severity: .warning,
          in: source, at: Position(line: line.lines.lowerBound, column: 1)))
    }
    var node = try SyntaxNode(line, escape: reader.directives.escape)
    try node.readHeredocs(from: &reader)
    nodes.append(node)
    return false
  }
}

extension SourceText {
  /// The place of a text within some lines, or the start of what they say.
  func position(of anchor: String?, in lines: ClosedRange<Int>) -> Position {
    if let anchor, !anchor.isEmpty {
      for number in lines.prefix(1000) {
        guard let line = line(number), let range = Array(line.utf8).firstRange(of: Array(anchor.utf8)) else {
          continue
        }
        let before = String(decoding: Array(line.utf8)[..<range.lowerBound], as: UTF8.self)
        return Position(line: number, column: before.unicodeScalars.count + 1)
      }
    }
    let first = line(lines.lowerBound) ?? ""
    let indent = first.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    return Position(line: lines.lowerBound, column: indent + 1)
  }
}
