/// An instruction's line: its physical lines joined, comments and continuation marks left out.
struct LogicalLine {
  let text: [UInt8]
  let lines: ClosedRange<Int>
  /// Where each physical line begins in the text.
  let map: LineMap
  /// In scalars, counted from 1.
  let column: Int
  let comments: [Instruction.Comment]
  let hasEmptyContinuation: Bool
}

/// Joins physical lines.
struct LogicalLineReader {
  private var lines: PhysicalLines
  private var reader = DirectiveReader()
  private var comments: [Instruction.Comment] = []
  /// False once the rest of the file cannot be read.
  private(set) var canGoOn = true

  init(_ bytes: [UInt8]) {
    lines = PhysicalLines(bytes)
  }

  var directives: Directives { reader.directives }

  /// The number of the line last read.
  var number: Int { max(lines.number, 1) }

  mutating func next() throws(SyntaxError) -> LogicalLine? {
    while let raw = try physicalLine() {
      let line = lines.number == 1 && raw.starts(with: [0xEF, 0xBB, 0xBF]) ? raw.dropFirst(3) : raw
      let start = lines.number
      var body = line.withoutLineEnd.trimmedLeft
      noteComment(body)
      if try reader.read(body, number: start) { comments.removeLast() }
      if body.isComment { body = [] }
      let (first, isEnd) = withoutContinuation(body)
      if isEnd, first.isEmpty { continue }
      let indent = String(
        decoding: line.withoutLineEnd.prefix(line.withoutLineEnd.count - body.count), as: UTF8.self)
      return try join(first, isEnd: isEnd, start: start, column: indent.unicodeScalars.count + 1)
    }
    return nil
  }

  /// A line as it stands, for a here-document; nil at the end of the file.
  mutating func physicalLine() throws(SyntaxError) -> ArraySlice<UInt8>? {
    do throws(SyntaxError) {
      return try lines.read()
    } catch {
      canGoOn = false
      throw error
    }
  }

  private mutating func join(
    _ first: ArraySlice<UInt8>, isEnd: Bool, start: Int, column: Int
  ) throws(SyntaxError) -> LogicalLine {
    var (text, isEnd) = (Array(first), isEnd)
    var starts = [LineMap.Start(offset: 0, line: start)]
    var hasEmptyContinuation = false
    while !isEnd, let raw = try physicalLine() {
      let line = raw.withoutLineEnd
      if line.isComment { continue }
      if line.trimmedLeft.isEmpty {
        hasEmptyContinuation = true
        continue
      }
      let body: ArraySlice<UInt8>
      (body, isEnd) = withoutContinuation(line)
      starts.append(LineMap.Start(offset: text.count, line: lines.number))
      text += body
    }
    defer { comments = [] }
    return LogicalLine(
      text: text, lines: start...lines.number, map: LineMap(starts: starts), column: column,
      comments: comments,
      hasEmptyContinuation: hasEmptyContinuation)
  }

  private mutating func noteComment(_ body: ArraySlice<UInt8>) {
    guard body.first == UInt8(ascii: "#") else { return }
    let text = body.dropFirst().trimmed
    if text.isEmpty {
      comments = []
    } else {
      comments.append(Instruction.Comment(line: lines.number, text: text.text))
    }
  }

  /// A line ends in a continuation when its last mark is one escape; two of them are an escaped one.
  private func withoutContinuation(_ line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, isEnd: Bool) {
    var rest = line
    while rest.last == 0x20 || rest.last == 0x09 { rest = rest.dropLast() }
    let escape = UInt8(ascii: directives.escape)
    guard rest.last == escape else { return (line, true) }
    rest = rest.dropLast()
    return rest.last == escape ? (line, true) : (rest, false)
  }
}
