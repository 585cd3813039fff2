import Diagnostics

extension Node {
  /// Where a place of the scalar's text stands in the document it was read from.
  ///
  /// Escapes, folded lines and the indentation of a block make the two differ. Both counts start from 1; a place past
  /// the text is its end, and a node that is no scalar has only its own position.
  public func position(ofTextLine line: Int, column: Int, in source: SourceText) -> Position {
    guard let scalar else { return position }
    let text = Array(scalar.text.unicodeScalars)
    var walk = TextPositions(text: text, from: position, in: source)
    guard walk.follow(scalar.style) else { return position }

    var lineStart = 0
    for _ in 1..<max(line, 1) {
      guard let end = text[lineStart...].firstIndex(of: "\n") else { break }
      lineStart = end + 1
    }
    return walk.positions[min(lineStart + min(max(column, 1) - 1, text.count), text.count)]
  }
}

/// Walks a scalar as it was written, beside the text it stands for.
private struct TextPositions {
  /// Of each scalar of the text, and of its end.
  private(set) var positions: [Position] = []
  private let text: [Unicode.Scalar]
  private let source: SourceText
  private var line: Int
  private var column: Int
  private var raw: [Unicode.Scalar]
  /// Where the blanks at the end of the line begin.
  private var contentEnd: Int

  init(text: [Unicode.Scalar], from start: Position, in source: SourceText) {
    self.text = text
    self.source = source
    line = start.line
    column = start.column
    raw = Array((source.line(start.line) ?? "").unicodeScalars)
    contentEnd = raw.contentEnd
  }

  /// False when the text cannot have been written here.
  mutating func follow(_ style: Scalar.Style) -> Bool {
    let isComplete =
      switch (style, next) {
      case (.quoted, "\""): flow(quote: "\"")
      case (.quoted, "'"): flow(quote: "'")
      case (.block, "|"), (.block, ">"): block()
      case (.plain, _): flow(quote: nil)
      default: false
      }
    positions.append(Position(line: line, column: column))
    return isComplete
  }

  private var next: Unicode.Scalar? { column <= raw.count ? raw[column - 1] : nil }
  private var wanted: Unicode.Scalar? { positions.count < text.count ? text[positions.count] : nil }

  /// Counts one scalar of the text as written by `width` scalars here.
  private mutating func take(_ width: Int) {
    positions.append(Position(line: line, column: column))
    column += width
  }

  private mutating func nextLine() -> Bool {
    guard let text = source.line(line + 1) else { return false }
    line += 1
    column = 1
    raw = Array(text.unicodeScalars)
    contentEnd = raw.contentEnd
    return true
  }
}

// Plain and quoted scalars: line breaks fold into a space, white space around them is dropped.
extension TextPositions {
  private mutating func flow(quote: Unicode.Scalar?) -> Bool {
    if quote != nil { column += 1 }
    while let wanted {
      if column > contentEnd {
        guard fold() else { return false }
      } else if quote == "\"", next == "\\" {
        if column == raw.count {
          column += 1
          guard fold(isEscaped: true) else { return false }
        } else {
          take(escapeWidth(of: wanted))
        }
      } else if next == wanted {
        take(quote == "'" && next == "'" ? 2 : 1)
      } else {
        return false
      }
    }
    return true
  }

  /// One break is a space, or nothing when escaped; every further break is a line feed.
  private mutating func fold(isEscaped: Bool = false) -> Bool {
    let end = Position(line: line, column: column)
    var emptyLines = 0
    while nextLine() {
      column = (raw.firstIndex { !$0.isBlank } ?? raw.count) + 1
      if column <= raw.count {
        if emptyLines > 0 {
          positions += repeatElement(end, count: min(emptyLines, text.count - positions.count))
        } else if !isEscaped {
          positions.append(end)
        }
        return true
      }
      emptyLines += 1
    }
    return false
  }

  private func escapeWidth(of scalar: Unicode.Scalar) -> Int {
    switch raw[column] {
    case "x": 4
    // JSON writes what lies beyond the basic plane as two escapes.
    case "u": scalar.value > 0xFFFF ? 12 : 6
    case "U": 10
    default: 2
    }
  }
}

// Block scalars: the indentation is dropped. Whether a break is a line feed, a space or nothing, the text itself tells.
extension TextPositions {
  private mutating func block() -> Bool {
    let indentation = blockIndentation
    guard nextBlockLine(indentation) else { return text.isEmpty }
    while let wanted {
      if column > raw.count {
        if wanted == "\n" || wanted == " " { positions.append(Position(line: line, column: column)) }
        guard nextBlockLine(indentation) else { return self.wanted == nil }
      } else if next == wanted {
        take(1)
      } else {
        return false
      }
    }
    return true
  }

  private mutating func nextBlockLine(_ indentation: Int) -> Bool {
    guard nextLine() else { return false }
    column = min(indentation, raw.leadingSpaces) + 1
    return true
  }

  /// What the first line that is not blank has here and not in the text.
  private var blockIndentation: Int {
    let written = source.lines.dropFirst(line).lazy.map { Array($0.unicodeScalars) }.first { !$0.isBlank }
    let kept = text.split(separator: "\n").lazy.map { Array($0) }.first { !$0.isBlank }
    return max((written?.leadingSpaces ?? 0) - (kept?.leadingSpaces ?? 0), 0)
  }
}

extension [Unicode.Scalar] {
  fileprivate var leadingSpaces: Int { prefix { $0 == " " }.count }
  fileprivate var isBlank: Bool { leadingSpaces == count }
  fileprivate var contentEnd: Int { (lastIndex { !$0.isBlank } ?? -1) + 1 }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
