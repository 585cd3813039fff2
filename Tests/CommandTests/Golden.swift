import FoundationEssentials
import Testing

/// Compares a text with its file below `Tests/Golden`, or another folder of the project; with `RECORD_GOLDEN=1` it
/// writes the file instead and fails all the same.
func expectGolden(
  _ text: String, _ name: String, in folder: String = "Tests/Golden",
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: "\(Command.root)/\(folder)/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try Data(contentsOf: file)
  #expect(Array(expected) == Array(text.utf8), "\(name) differs", sourceLocation: sourceLocation)
}
