import Testing

@testable import Expressions

@Suite struct TextMatcherTests {
  private static let texts = [
    "", "/", "a", "/a", "/ab", "/a/b", "/a/", "b", "ab", "/a/b/c", "\u{E9}", "/\u{E9}/x",
  ]

  @Test(
    arguments: [
      [], [""], ["/"], ["a"], ["/a"], ["/a/"], ["/a", "/b"], ["", "/a"], ["b", "/a/b"], ["/\u{E9}"],
      ["c", "", "/"],
    ])
  func `it answers as the functions of the language do`(keys: [String]) {
    for text in Self.texts {
      #expect(answer(.equals, keys, text) == keys.contains { $0.isIdentical(to: text) }, "equals \(text)")
      #expect(answer(.startsWith, keys, text) == keys.contains { text.utf8.starts(with: $0.utf8) }, "\(text)")
      #expect(
        answer(.endsWith, keys, text)
          == keys.contains { text.utf8.reversed().starts(with: $0.utf8.reversed()) },
        "endsWith \(text)")
      #expect(
        answer(.under, keys, text) == keys.contains { Function.isPath(text, under: $0) }, "under \(text)")
    }
  }

  private func answer(_ relation: TextMatcher.Relation, _ keys: [String], _ text: String) -> Bool {
    let matcher = TextMatcher(relation, keys)
    return Array(text.utf8).withUnsafeBufferPointer { matcher.matches($0) }
  }
}
