import Diagnostics

/// A piece of text in one ink, with everything escaped that could play tricks on a terminal.
///
/// All text reaches a page as runs, so nothing from an image is ever shown as it stands.
struct Run {
  let text: String
  let ink: Ink
  /// Spaces between this run and the one before it.
  let gap: Int
  /// Set where a line must not break at the run's own spaces.
  let isWhole: Bool

  init(_ text: String, _ ink: Ink = .plain, gap: Int = 1, whole: Bool = false) {
    self.text = text.escaped
    self.ink = ink
    self.gap = gap
    isWhole = whole
  }
}

/// Lines of text that never grow wider than their style allows.
struct Page {
  let style: TextStyle
  private(set) var text = ""

  init(_ style: TextStyle) {
    self.style = style
  }

  mutating func blank() {
    text += "\n"
  }

  mutating func divide() {
    write([Run(String(repeating: "─", count: style.width), .faint)])
  }

  /// Writes runs from the column `indent` on, wrapping them there; the label stands in front of the first line.
  mutating func write(_ runs: [Run], label: Run? = nil, indent: Int = 0) {
    var line = Line()
    if let label { line.append(label.text, label.ink, gap: 0) }
    line.pad(to: indent)
    for word in runs.flatMap(\.words) {
      if !line.isBlank(from: indent), line.columns + word.gap + word.text.columns > style.width {
        finish(&line, indent: indent)
      }
      let gap = line.isBlank(from: indent) ? 0 : word.gap
      let pieces = word.text.chopped(toColumns: style.width - indent)
      for (index, piece) in pieces.enumerated() {
        if index > 0 { finish(&line, indent: indent) }
        line.append(piece, word.ink, gap: index == 0 ? gap : 0)
      }
    }
    finish(&line, indent: indent)
  }

  private mutating func finish(_ line: inout Line, indent: Int) {
    text += line.rendered(in: style) + "\n"
    line = Line()
    line.pad(to: indent)
  }
}

extension Run {
  fileprivate struct Word {
    let text: String
    let ink: Ink
    let gap: Int
  }

  fileprivate var words: [Word] {
    guard !isWhole else { return [Word(text: text, ink: ink, gap: gap)] }
    var words: [Word] = []
    var gap = gap
    for part in text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false) {
      if part.isEmpty {
        gap += 1
      } else {
        words.append(Word(text: String(part), ink: ink, gap: gap))
        gap = 1
      }
    }
    return words
  }
}

/// One line while it is being filled.
private struct Line {
  private var segments: [(text: String, ink: Ink)] = []
  private(set) var columns = 0

  func isBlank(from indent: Int) -> Bool { columns <= indent }

  mutating func pad(to column: Int) {
    append(String(repeating: " ", count: max(0, column - columns)), .plain, gap: 0)
  }

  mutating func append(_ text: String, _ ink: Ink, gap: Int) {
    let space = String(repeating: " ", count: gap)
    columns += gap + text.columns
    if let last = segments.last, last.ink == ink {
      segments[segments.count - 1].text = last.text + space + text
    } else {
      segments += [(space, .plain), (text, ink)]
    }
  }

  func rendered(in style: TextStyle) -> String {
    let shown = segments.filter { !$0.text.isEmpty }
    if shown.allSatisfy({ $0.ink == .plain && $0.text.utf8.allSatisfy { $0 == 0x20 } }) { return "" }
    return shown.map { style.color ? $0.ink.paint($0.text) : $0.text }.joined()
  }
}
