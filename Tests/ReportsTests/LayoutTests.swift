import Testing

@testable import Reports

@Suite struct LayoutTests {
  @Test(arguments: [
    ("", 0), ("plain", 5), ("漢字", 4), ("e\u{301}", 1), ("ｗ", 2), ("한", 2), ("\u{1112}\u{1161}", 2), ("🚢", 2),
    ("é…·", 3),
  ])
  func `columns are what a terminal uses`(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test(arguments: [
    ("short", "short"), ("exactly10!", "exactly10!"), ("longer than", "longer th…"), ("漢字漢字漢字", "漢字漢字…"),
  ])
  func `a clipped text fits`(text: String, clipped: String) {
    #expect(text.clipped(toColumns: 10) == clipped)
  }

  @Test func `words wrap at the indent, beside the label`() {
    var page = Page(TextStyle(width: 40))
    page.write([Run("one two three four five six seven eight nine")], label: Run("LABEL"), indent: 9)
    #expect(page.text == "LABEL    one two three four five six\n         seven eight nine\n")
  }

  @Test func `a word without spaces is broken at the width`() {
    var page = Page(TextStyle(width: 40))
    page.write([Run(String(repeating: "x", count: 70))], indent: 2)
    #expect(page.text == "  \(String(repeating: "x", count: 38))\n  \(String(repeating: "x", count: 32))\n")
  }

  @Test func `spaces inside a name are kept`() {
    var page = Page(TextStyle())
    page.write([Run("/a b/  c")])
    #expect(page.text == "/a b/  c\n")
  }
}
