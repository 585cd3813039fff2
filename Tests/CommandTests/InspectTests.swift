import FoundationEssentials
import TestSupport
import Testing

/// What `plimsoll inspect` shows of an image, in its three formats.
///
/// The expected files are in `Tests/Golden/Inspect`; `RECORD_GOLDEN=1` writes them anew.
struct InspectTests {
  private static let formats = [("text", "txt"), ("json", "json"), ("cyclonedx", "cdx.json")]

  @Test(arguments: ["good", "bad"], formats)
  func `a sample gets its inventory`(sample: String, format: (name: String, suffix: String)) throws {
    let command = try Command(
      ["inspect", "--format", format.name, "samples/\(sample).tar"], in: Command.root)
    #expect(command.exitCode == 0)
    #expect(command.errors.isEmpty)
    try expectGolden(command.output, "Inspect/\(sample).\(format.suffix)")
  }

  @Test(arguments: formats.map(\.0))
  func `two runs give the same bytes`(format: String) throws {
    let image = try InspectedImage()
    let one = try image.inspect("--format", format)
    #expect(one.exitCode == 0, Comment(rawValue: one.errors))
    #expect(try image.inspect("--format", format).output == one.output)
  }

  @Test(.enabled(if: JSONSchema.isAvailable, "needs Python's jsonschema"))
  func `the JSON follows its schema`() throws {
    let whole = try InspectedImage().inspect("--format", "json").output
    let damaged = try InspectedImage(status: InspectedImage.damagedStatus).inspect("--format", "json").output
    let samples = try ["good", "bad"].map {
      try Command("inspect", "--format", "json", Command.root + "/samples/\($0).tar").output
    }
    let schema = Command.root + "/docs/inspect.schema.json"
    #expect(try JSONSchema.problems(in: samples + [whole, damaged], schemaFile: schema) == [])
    for (part, replacement) in [("\"notRead\"", "\"notread\""), ("\"safetensors\"", "1")] {
      try #require(whole.contains(part))
      let broken = whole.replacing(part, with: replacement)
      #expect(try JSONSchema.problems(in: [broken], schemaFile: schema) != [])
    }
  }

  @Test(
    .enabled(if: JSONSchema.isAvailable, "needs Python's jsonschema"),
    .enabled(if: SharedData.path != nil, "needs the shared test data"))
  func `the bill of materials follows the schema of CycloneDX`() throws {
    let schema =
      try #require(SharedData.path) + "/formats/schemas/cyclonedx/bom-1.6.SNAPSHOT.schema.json"
    let whole = try InspectedImage().inspect("--format", "cyclonedx").output
    let damaged = try InspectedImage(status: InspectedImage.damagedStatus)
      .inspect("--format", "cyclonedx").output
    let samples = try ["good", "bad"].map {
      try Command("inspect", "--format", "cyclonedx", Command.root + "/samples/\($0).tar").output
    }
    #expect(try JSONSchema.problems(in: samples + [whole, damaged], schemaFile: schema) == [])
    let broken = whole.replacing("machine-learning-model", with: "machine-learning-modle")
    #expect(try JSONSchema.problems(in: [broken], schemaFile: schema) != [])
  }

  @Test func `a report goes to the file that was named`() throws {
    let folder = try TemporaryFolder()
    let image = try InspectedImage()
    let file = folder.path + "/bom.json"
    let command = try image.inspect("--format", "cyclonedx", "--output", file)
    #expect(command.exitCode == 0 && command.output.isEmpty)
    #expect(SharedData.bytes(of: file) == Array(try image.inspect("--format", "cyclonedx").output.utf8))
  }

  @Test(arguments: ["/dev/full", "/nowhere/at/all"])
  func `a report that cannot be written is incomplete`(file: String) throws {
    let command = try InspectedImage().inspect("--output", file)
    #expect(command.exitCode == 3)
    #expect(command.errors.hasPrefix("plimsoll: the report could not be written to '\(file)'"))
  }
}
