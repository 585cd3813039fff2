import Diagnostics

/// A comment of a Dockerfile that begins with `plimsoll:`, and the instruction it stands above.
public struct WaiverComment: Sendable {
  /// What follows the mark, such as `waiver WVR-2026-014`.
  let text: String
  let source: SourceText
  /// Of the mark.
  let position: Position
  /// The lines of the instruction.
  let lines: ClosedRange<Int>

  /// Nil for a comment that is about something else.
  ///
  /// - Parameters:
  ///   - line: where in the file the comment stands.
  ///   - lines: those of the instruction below it.
  public init?(_ comment: String, in source: SourceText, line: Int, above lines: ClosedRange<Int>) {
    let mark = "plimsoll:"
    let words = comment.unicodeScalars.drop { $0.properties.isWhitespace }
    guard words.starts(with: mark.unicodeScalars) else { return nil }
    text = String(words.dropFirst(mark.unicodeScalars.count))
    self.source = source
    let before = source.line(line)?.unicodeScalars.prefix { $0 == "#" || $0.properties.isWhitespace }
    position = Position(line: line, column: (before?.count ?? 0) + 1)
    self.lines = lines
  }
}

/// The instruction to which a comment narrows a waiver.
public struct WaiverPlace: Hashable, Sendable {
  public let waiver: String
  public let file: String
  /// Where the comment stands.
  public let line: Int
  let lines: ClosedRange<Int>

  func covers(_ place: SourcePlace) -> Bool {
    place.file.utf8.elementsEqual(file.utf8) && lines.contains(place.line)
  }
}
