import Diagnostics
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb", ["a", "b"]), ("\n\n", ["", "", ""]),
    ("a\rb\u{2028}c", ["a\rb\u{2028}c"]), ("\u{301}\n\u{301}", ["\u{301}", "\u{301}"]),
  ])
  func `lines end at line feeds only`(text: String, lines: [String]) {
    let source = SourceText(name: "a", text: text)
    #expect(source.lines.map { Array($0.utf8) } == lines.map { Array($0.utf8) })
  }

  @Test(arguments: [(0, nil), (1, "a"), (2, ""), (3, nil), (-1, nil)] as [(Int, String?)])
  func `a line is asked for by its number`(number: Int, line: String?) {
    #expect(SourceText(name: "a", text: "a\n").line(number) == line)
  }

  @Test(arguments: [(0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 2, 1), (5, 2, 2), (99, 2, 2), (2, 1, 3)])
  func `an offset in bytes is a line and a column in scalars`(offset: Int, line: Int, column: Int) {
    let source = SourceText(name: "a", text: "aé\nb")
    #expect(source.position(ofUTF8Offset: offset) == Position(line: line, column: column))
  }

  @Test func `positions are ordered as they are read`() {
    #expect(Position(line: 1, column: 9) < Position(line: 2, column: 1))
    #expect(Position(line: 2, column: 1) < Position(line: 2, column: 2))
  }
}
