import FoundationEssentials
import Testing

/// Where the expected files lie: beside the test targets, so that no target owns them as resources.
let goldenFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Golden/Reports")

/// Compares a text with its file; with `RECORD_GOLDEN=1` it writes the file instead and fails all the same.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = goldenFolder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try Data(contentsOf: file)
  #expect(Array(expected) == Array(text.utf8), "\(name) differs", sourceLocation: sourceLocation)
}
