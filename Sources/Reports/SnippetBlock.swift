import Checklists

/// Lines of a Dockerfile, below the finding that is about them.
struct SnippetBlock {
  /// Lines that are shown unless everything is asked for.
  private static let most = 3

  private let place: SourcePlace
  private let isNamed: Bool

  /// - Parameter isNamed: whether the file has to be named, since the finding does not do it.
  init(_ place: SourcePlace, isNamed: Bool) {
    self.place = place
    self.isNamed = isNamed
  }

  func write(to page: inout Page, indent: Int) {
    let lines = place.lines
    let shown = page.style.showsAll ? lines.count : min(lines.count, Self.most)
    let last = String(place.line + shown - 1)
    for (offset, line) in lines.prefix(shown).enumerated() {
      let number = String(place.line + offset)
      let padding = String(repeating: " ", count: max(0, last.utf8.count - number.utf8.count))
      write(isNamed && offset == 0 ? "\(place.file):\(number)" : padding + number, line, to: &page, indent)
    }
    if lines.count > shown {
      page.write(
        [Run(String(repeating: " ", count: last.utf8.count) + " …", .faint, whole: true)], indent: indent)
    }
  }

  private func write(_ number: String, _ line: String, to page: inout Page, _ indent: Int) {
    let head = Run(number, .faint, whole: true)
    let room = page.style.width - indent - head.text.columns - 3
    guard room > 0 else { return page.write([head], indent: indent) }
    let text = Run(line).text.clipped(toColumns: room)
    page.write([head, Run("│", .faint), Run(text, .faint, whole: true)], indent: indent)
  }
}

extension SourcePlace {
  /// The lines of the snippet, tabs as blanks, without the indent that all of them share.
  fileprivate var lines: [String] {
    let lines = snippet.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.reduce(into: [Unicode.Scalar]()) { $0 += $1 == "\t" ? [" ", " ", " ", " "] : [$1] } }
    let indent = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { line in String(String.UnicodeScalarView(line.dropFirst(indent))) }
  }

  var firstLine: String { lines.first ?? "" }
}
