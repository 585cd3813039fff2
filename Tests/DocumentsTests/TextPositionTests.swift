import Diagnostics
import Documents
import Testing

/// Each document has a scalar under `a` in which `⟨` marks a place; the text has the same mark.
///
/// The scalar right after the mark is looked up by its line and column in the text, and must be found at the line and
/// column after the mark in the document.
@Suite struct TextPositionTests {
  private static let documents = [
    "a: one ⟨two\n",
    "x: 1\na:   one\n    two\n\n    three ⟨four\nb: 1\n",
    "a: 'it''s ⟨here'\n",
    "a: 'one  \n   two\n\n\n   three ⟨four'\n",
    #"a: "tab\t \"q\" \x41\u00e9\U0001F600 ⟨here""# + "\n",
    "a: \"one \\\n    two \\\n\n   ⟨three\"\n",
    "a: \"one\\n\n  two ⟨three\"\n",
    "a: \"one\n\n  \\  two ⟨three\"\n",
    "{b: 1, a: one ⟨two, c: 2}\n",
    "a: |\n  one\n    two\n\n  three ⟨four\n",
    "a: |-   # comment\n\n\n  one ⟨two",
    "a: |2\n    indented\n  one ⟨two\n",
    "a: |+\n  one ⟨two\n\n\n",
    "a: >-\n  one\n  two\n  three ⟨four\n",
    "a: >\n  one\n\n\n  two\n  three ⟨four\n\n",
    "a: >-\n  one  \n  two\n\n    more\n     indented\n\n  three\n  ⟨four\n",
    "a: >1-\n   lead\n one\n ⟨two\n",
    "a:\n  >-\n    one\n    ⟨two\n",
    "a: >-\r\n  one\r\n  two ⟨three\r\n",
    "- a: |\n    é\n    ö ⟨x\n",
  ]

  @Test(arguments: documents)
  func `a place in a text is found in the document`(document: String) throws {
    let source = SourceText(name: "a.yaml", text: document)
    let root = try Node(parsingYAML: source)
    let node = try #require(root["a"] ?? root.sequence?.first?["a"])
    let text = try #require(node.string)
    let (line, column) = try #require(Self.mark(in: text))
    let expected = try #require(Self.mark(in: document))
    let found = node.position(ofTextLine: line, column: column + 1, in: source)
    #expect(found == Position(line: expected.line, column: expected.column + 1))
    #expect(
      node.position(ofTextLine: line, column: column, in: source)
        == Position(line: expected.line, column: expected.column))
  }

  private static func mark(in text: String) -> (line: Int, column: Int)? {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if let index = line.firstIndex(of: "⟨") {
        return (number + 1, line.distance(from: line.startIndex, to: index) + 1)
      }
    }
    return nil
  }

  @Test func `a text in a JSON document is found past its escapes`() throws {
    let json = #"{"a": "\ud83d\ude00\n\u00e9 x"}"#
    let node = try #require(try Node(parsingJSON: Array(json.utf8), named: "a.json")["a"])
    let source = SourceText(name: "a.json", text: json)
    #expect(node.position(ofTextLine: 2, column: 3, in: source) == Position(line: 1, column: 29))
  }

  @Test(arguments: [
    ("a: one", 1, 99, 7), ("a: one", 9, 1, 4), ("a: ''", 1, 1, 5), ("a: one", Int.min, Int.min, 4),
    ("a: one", Int.max, Int.max, 7),
  ])
  func `a place outside the text is the nearest inside`(text: String, line: Int, column: Int, expected: Int)
    throws
  {
    let source = SourceText(name: "a.yaml", text: text)
    let node = try #require(try Node(parsingYAML: source)["a"])
    #expect(node.position(ofTextLine: line, column: column, in: source).column == expected)
  }

  @Test func `a node of another source falls back to its own position`() throws {
    let node = try #require(try Node(parsingYAML: SourceText(name: "a.yaml", text: "a: |\n  one"))["a"])
    let other = SourceText(name: "b.yaml", text: "")
    #expect(node.position(ofTextLine: 1, column: 2, in: other) == node.position)
  }

  @Test func `a list has only its own position`() throws {
    let source = SourceText(name: "a.yaml", text: "[1, 2]")
    let node = try Node(parsingYAML: source)
    #expect(node.position(ofTextLine: 1, column: 3, in: source) == Position(line: 1, column: 1))
  }
}
