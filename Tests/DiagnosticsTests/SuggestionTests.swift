import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("titel", "title"), ("TITLE", "title"), ("imge", "image"), ("image", "image"), ("forbod", "forbid"),
      ("severty", "severity"),
      ("zzz", nil), ("", nil), (String(repeating: "x", count: 1000), nil),
    ] as [(String, String?)])
  func `the nearest word is meant`(word: String, meant: String?) {
    #expect(Suggestion.nearest(to: word, in: ["title", "image", "forbid", "severity"]) == meant)
  }

  @Test func `of two equally near the first is meant`() {
    #expect(Suggestion.nearest(to: "cat", in: ["car", "bat"]) == "car")
  }

  @Test func `a phrase is ready for the end of a message`() {
    #expect(Suggestion.phrase(for: "imgae", in: ["image"]) == "; did you mean 'image'?")
    #expect(Suggestion.phrase(for: "zzz", in: ["image"]) == "")
  }
}
