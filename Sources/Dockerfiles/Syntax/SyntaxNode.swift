/// One instruction of the syntax tree.
package struct SyntaxNode {
  /// As written.
  package let keyword: String
  /// `--name=value`, quotes removed.
  package let flags: [String]
  /// What BuildKit takes for its words: an `ENV` has three a variable (name, value, `=`), a shell form has one.
  package let words: [String]
  package let isJSON: Bool
  /// Continuations joined, comments left out.
  package let original: String
  package private(set) var heredocs: [Heredoc] = []
  package private(set) var lines: ClosedRange<Int>
  /// The instruction behind `ONBUILD`: one at most.
  package let trigger: [SyntaxNode]
  let column: Int
  let comments: [Instruction.Comment]
  /// The lines of `original`.
  let map: LineMap
  /// Where, in bytes of `original`, what follows keyword and flags begins.
  let argumentsOffset: Int

  init(_ line: LogicalLine, escape: Unicode.Scalar) throws(SyntaxError) {
    try self.init(
      line.text[...], map: line.map, lines: line.lines, column: line.column, comments: line.comments,
      escape: escape)
  }

  private init(
    _ text: ArraySlice<UInt8>, map: LineMap, lines: ClosedRange<Int>, column: Int,
    comments: [Instruction.Comment], escape: Unicode.Scalar, isTrigger: Bool = false
  ) throws(SyntaxError) {
    let whole = text.trimmed
    let parts = whole.dividedAtBlank
    let (flags, behind) = FlagWords.take(from: parts?.after ?? [], escape: UInt8(ascii: escape))
    let arguments = behind.trimmed
    keyword = (parts?.before ?? whole).text
    self.flags = flags
    original = text.text
    self.map = map
    self.lines = lines
    self.column = column
    self.comments = comments
    argumentsOffset = arguments.isEmpty ? text.count : arguments.startIndex - text.startIndex
    let name = keyword.lowercasedASCII
    // An `ONBUILD` within one is refused later, however many follow.
    if name.isIdentical(to: "onbuild"), isTrigger {
      (trigger, words, isJSON) = ([], [""], false)
    } else if name.isIdentical(to: "onbuild"), !arguments.isEmpty {
      let offset = argumentsOffset
      trigger = [
        try SyntaxNode(
          arguments, map: map.dropping(offset), lines: lines, column: column, comments: [], escape: escape,
          isTrigger: true)
      ]
      (words, isJSON) = ([], false)
    } else {
      trigger = []
      do throws(ArgumentError) {
        (words, isJSON) = try ArgumentSyntax(of: name).words(of: arguments, escape: escape)
      } catch {
        throw SyntaxError(error.message, line: lines.lowerBound, anchor: error.anchor)
      }
    }
  }

  /// Reads the here-documents that the line announces, which follow it in the file.
  mutating func readHeredocs(from reader: inout LogicalLineReader) throws(SyntaxError) {
    let target = trigger.first ?? self
    guard ["add", "copy", "run"].contains(target.keyword.lowercasedASCII), !target.isJSON,
      original.utf8.firstRange(of: "<<".utf8) != nil
    else { return }
    for announced in Heredoc.announced(in: original) {
      let first = lines.upperBound + 1
      var content: [UInt8] = []
      var isEnded = false
      while !isEnded, let line = try reader.physicalLine() {
        lines = lines.lowerBound...reader.number
        var end = line.withoutLineEnd
        if announced.stripsTabs { end = end.drop { $0 == 0x09 } }
        isEnded = end.elementsEqual(announced.name.utf8)
        if !isEnded { content += line }
      }
      guard isEnded else {
        throw SyntaxError(
          "unterminated heredoc: no line is '\(announced.name)'", line: lines.lowerBound, anchor: "<<")
      }
      heredocs.append(announced.with(content: content[...].text, line: first))
    }
  }

  /// The trigger of an `ONBUILD`, with the here-documents behind it.
  var triggerWithHeredocs: SyntaxNode? {
    guard var node = trigger.first else { return nil }
    node.heredocs = heredocs
    node.lines = lines
    return node
  }
}
