import Testing

@testable import Archives

@Test(
  arguments: [
    ("a/b", "a/b", false), ("./a/b", "a/b", false), ("/a//b/", "a/b", false), ("a/./b", "a/b", false),
    ("a/../b", "b", false), ("..", "", true), ("../a", "a", true), ("a/../../b", "b", true), ("", "", false),
    (".", "", false), ("/", "", false), ("...", "...", false), (".a/..b", ".a/..b", false),
    ("a/b/..", "a", false),
    ("a.", "a.", false), ("a/..b/..", "a", false),
  ])
func `a path is cleaned within the root`(path: String, clean: String, climbs: Bool) {
  let result = CleanPath(Array(path.utf8))
  #expect(text(result.bytes) == clean)
  #expect(result.climbs == climbs)
}

@Test(arguments: [("a/b", "b"), ("b", "b"), ("a/", ""), ("", "")])
func `the name is what follows the last slash`(path: String, name: String) {
  #expect(text(Array(path.utf8).fileName) == name)
}
