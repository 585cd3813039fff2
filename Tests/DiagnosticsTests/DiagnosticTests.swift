import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func `a diagnostic shows its line and a caret`() {
    let source = SourceText(name: "rule.yaml", text: "id: A\ncheck: imgae.user\n")
    let diagnostic = Diagnostic("'imgae' is not known", in: source, at: Position(line: 2, column: 8))
    #expect(
      diagnostic.rendered == """
        rule.yaml:2:8: error: 'imgae' is not known
          check: imgae.user
                 ^
        """)
  }

  @Test func `a diagnostic without a position is one line`() {
    #expect(Diagnostic("no such file", source: "a.yaml").rendered == "a.yaml: error: no such file")
    let source = SourceText(name: "a.yaml", text: "x")
    #expect(Diagnostic("odd", severity: .warning, in: source, at: nil).rendered == "a.yaml: warning: odd")
  }

  @Test func `a position past the text has no quote`() {
    let source = SourceText(name: "a", text: "x")
    #expect(Diagnostic("odd", in: source, at: Position(line: 9, column: 1)).rendered == "a:9:1: error: odd")
  }

  @Test func `a column past the line points to its end`() {
    let source = SourceText(name: "a", text: "xy")
    #expect(
      Diagnostic("odd", in: source, at: Position(line: 1, column: 99)).rendered
        == "a:1:99: error: odd\n  xy\n    ^")
  }

  @Test func `the caret stands under its scalar whatever comes before`() {
    let source = SourceText(name: "a", text: "\t\u{202E}é!\r\nb")
    let rendered = Diagnostic("odd", in: source, at: Position(line: 1, column: 4)).rendered
    #expect(rendered == "a:1:4: error: odd\n   \\u{202e}é!\n   " + String(repeating: " ", count: 9) + "^")
  }

  @Test func `a long line is quoted around the column`() {
    let source = SourceText(
      name: "a", text: String(repeating: "x", count: 500) + "!" + String(repeating: "y", count: 500))
    let lines = Diagnostic("odd", in: source, at: Position(line: 1, column: 501)).rendered
      .unicodeScalars.split(separator: "\n").map { String($0) }
    #expect(lines[1].unicodeScalars.count == 102)
    #expect(lines[1].unicodeScalars.dropFirst(lines[2].unicodeScalars.count - 1).first == "!")
  }

  @Test func `nothing in a message moves the cursor`() {
    #expect(Diagnostic("a\u{1B}[2J\nb", source: "c\r").rendered == #"c\r: error: a\x1b[2J\nb"#)
  }

  @Test func `diagnostics are listed one after the other`() {
    let all = Diagnostics([Diagnostic("one", source: "a"), Diagnostic("two", source: "b")])
    #expect(all.rendered == "a: error: one\nb: error: two")
  }
}
