import TestSupport
import Testing

/// Editors and the command must be of one mind about what a waiver file is.
struct WaiverSchemaTests {
  private static let canValidate = (try? python(["import jsonschema"]).exitCode) == 0

  private static func python(_ arguments: [String]) throws -> Command {
    try Command(
      ["python3", "-c"] + arguments, program: "/usr/bin/env",
      environment: ["PATH=/usr/local/bin:/usr/bin:/bin"])
  }

  /// A waiver file as JSON, which is YAML, too.
  private static let valid = """
    {"version": 1, "waivers": [{"id": "WVR-1", "rule": "DISA-IMG-05", "type": "inherited",
    "targets": [{"image": "registry.example.test:5000/team/*", "paths": ["usr/bin/*"]}],
    "reason": "The ports move with the next release.", "approvedBy": "ao@example.test",
    "approvedOn": "2026-10-01", "expiresOn": "2026-12-01"}]}
    """

  struct Change: CustomTestStringConvertible {
    let part: String
    let replacement: String
    let isValid: Bool
    var testDescription: String { replacement }

    init(_ part: String, _ replacement: String, valid: Bool = false) {
      self.part = part
      self.replacement = replacement
      isValid = valid
    }
  }

  @Test(
    .enabled(if: Self.canValidate, "needs Python's jsonschema"),
    arguments: [
      Change("inherited", "inherited", valid: true), Change("inherited", "accepted"),
      Change("inherited", "poam"),
      Change("\"inherited\"", "\"poam\", \"milestones\": []"),
      Change(
        "\"inherited\"", "\"poam\", \"milestones\": [{\"description\": \"mend\", \"due\": \"2026-11-01\"}]",
        valid: true),
      Change(
        "\"inherited\"", "\"poam\", \"milestones\": [{\"description\": \"mend\", \"due\": \"2026-11-1\"}]"),
      Change("\"inherited\"", "\"poam\", \"milestones\": [{\"description\": \"\", \"due\": \"2026-11-01\"}]"),
      Change("\"inherited\"", "\"risk-accepted\", \"milestones\": []"),
      Change("\"inherited\"", "\"risk-accepted\"", valid: true),
      Change("\"inherited\"", "\"inherited\", \"milestones\": []", valid: true),
      Change("\"inherited\"", "\"inherited\", \"ticket\": \"SEC-1\""),
      Change("\"inherited\"", "\"inherited\", \"ticket\": \"https://example.test/1 2\""),
      Change("\"inherited\"", "\"inherited\", \"ticket\": \"https://example.test/1\"", valid: true),
      Change("\"inherited\"", "\"inherited\", \"resources\": \"\""),
      Change("\"inherited\"", "\"inherited\", \"mitigation\": \"\(String(repeating: "x", count: 2001))\""),
      Change(
        "\"inherited\"", "\"inherited\", \"poc\": {\"name\": \"A\", \"email\": \"a@example.test\"}",
        valid: true
      ),
      Change("\"inherited\"", "\"inherited\", \"poc\": {\"phone\": \"1\"}"),
      Change(
        "\"inherited\"",
        "\"inherited\", \"severityOverride\": {\"category\": \"II\", \"reason\": \"It is mounted.\"}",
        valid: true),
      Change(
        "\"inherited\"",
        "\"inherited\", \"severityOverride\": {\"category\": \"II\", \"reason\": \"Mounted.\"}"
      ),
      Change(
        "\"inherited\"",
        "\"inherited\", \"severityOverride\": {\"category\": 2, \"reason\": \"It is mounted.\"}"),
      Change("\"version\": 1", "\"version\": 2"), Change("\"version\": 1, ", ""),
      Change("\"WVR-1\"", "\"WVR 1\""),
      Change("\"WVR-1\"", "\"\(String(repeating: "x", count: 65))\""), Change("\"DISA-IMG-05\"", "\"*\""),
      Change("The ports move with the next release.", "The ports move soon"),
      Change("The ports move with the next release.", String(repeating: " ", count: 30)),
      Change("The ports move with the next release.", "The ports move soon.", valid: true),
      Change("ao@example.test", "ao"), Change("2026-12-01", "2026-12-1"), Change("2026-12-01", "soon"),
      Change("registry.example.test:5000/team/*", "*"), Change("registry.example.test:5000/team/*", "**/*"),
      Change("registry.example.test:5000/team/*", ""), Change("registry.example.test:5000/team/*", "app:1"),
      Change("registry.example.test:5000/team/*", "a/app@sha256"),
      Change("registry.example.test:5000/team/*", "**/app", valid: true),
      Change("[\"usr/bin/*\"]", "[]"), Change("[\"usr/bin/*\"]", "[\"**\"]"),
      Change("[\"usr/bin/*\"]", "\"usr/bin\""),
      Change("\"paths\": [\"usr/bin/*\"]", "\"files\": [\"Dockerfile\"]", valid: true),
      Change("\"paths\": [\"usr/bin/*\"]", "\"digest\": \"sha256:12\""),
      Change("\"paths\": [\"usr/bin/*\"]", "\"fingerprints\": [\"12\"]"),
      Change(
        "\"paths\": [\"usr/bin/*\"]", "\"fingerprints\": [\"\(String(repeating: "a", count: 64))\"]",
        valid: true),
      Change("\"paths\": [\"usr/bin/*\"]", "\"path\": \"usr/bin\""),
      Change("[{\"image\": \"registry.example.test:5000/team/*\", \"paths\": [\"usr/bin/*\"]}]", "[{}]"),
      Change("[{\"image\": \"registry.example.test:5000/team/*\", \"paths\": [\"usr/bin/*\"]}]", "[]"),
    ])
  func `the schema and the command refuse the same files`(change: Change) throws {
    let folder = try TemporaryFolder()
    try #require(Self.valid.contains(change.part))
    let text = Self.valid.replacing(change.part, with: change.replacement)
    let file = try folder.write(Array(text.utf8), to: "waivers.json")
    let command = try Command("waivers", "check", file)
    #expect(command.exitCode == (change.isValid ? 0 : 2), Comment(rawValue: command.errors))
    let script = """
      import json, sys, jsonschema
      schema, document = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
      jsonschema.Draft202012Validator.check_schema(schema)
      sys.exit(0 if jsonschema.Draft202012Validator(schema).is_valid(document) else 1)
      """
    let check = try Self.python([script, Command.root + "/docs/waivers.schema.json", file])
    #expect(check.exitCode == (change.isValid ? 0 : 1), Comment(rawValue: check.errors))
  }
}
