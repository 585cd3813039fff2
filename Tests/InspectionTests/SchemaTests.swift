import Checklists
import Diagnostics
import Documents
import FoundationEssentials
import TestSupport
import Testing

@testable import Inspection

/// The schemas that editors use agree with the loader.
@Suite(.enabled(if: JSONSchema.isAvailable, "needs Python's jsonschema"))
struct SchemaTests {
  /// The shipped checklists and the sample one.
  private static let files: [ChecklistFile] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples/acme").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let own = names.sorted().compactMap { name in
      (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)).map {
        ChecklistFile(path: "samples/acme/" + name, text: $0)
      }
    }
    return ChecklistFile.shipped.flatMap(\.self) + own
  }()

  @Test(arguments: [("rule", RuleSchema.text), ("checklist", ChecklistSchema.text)])
  func `files that load follow their schema, and name it`(kind: String, schema: String) throws {
    let files = Self.files.filter { $0.path.hasSuffix("/checklist.yaml") == (kind == "checklist") }
    for file in files {
      let line = "# yaml-language-server: $schema=../../docs/\(kind).schema.json\n"
      #expect(file.text.hasPrefix(line), Comment(rawValue: file.path))
    }
    #expect(try JSONSchema.problems(in: files.map { try json($0.text) }, schema: schema) == [])
  }

  @Test(arguments: [
    ("why:", "wy:"), ("forbid:", "expect: \"true\"\n  forbid:"), ("for_each: files", "for_each: fils"),
    ("category: II", "category: 2"), ("message:", "mesage:"), ("decides: both", "decides: sometimes"),
    ("outcome: fail", "outcome: failed"), ("mode: \"0755\"", "mode: \"0999\""),
    ("image: {files", "image: {file"),
    ("decides: both", "decides: manual"),
    ("check:", "when: \"true\"\ncheck:"),
  ])
  func `a mistake in a rule is refused`(part: String, replacement: String) throws {
    let rule = try #require(Self.files.first { $0.path.hasSuffix("DISA-IMG-03.yaml") })
    try #require(rule.text.contains(part))
    #expect(
      try problems(rule.text.replacing(part, with: replacement, maxReplacements: 1), RuleSchema.text) != [])
  }

  @Test func `a rule without examples is refused`() throws {
    let rule = try #require(Self.files.first { $0.path.hasSuffix("DISA-IMG-03.yaml") })
    let head = rule.text.utf8.prefix(rule.text.utf8.count - Self.examples(of: rule.text).utf8.count)
    #expect(try problems(String(Substring(head)) + "examples: []\n", RuleSchema.text) != [])
  }

  @Test(arguments: [
    ("title:", "titel:"), ("version: \"1.0.0\"", "version: 1.0"), ("type: int", "type: integer"),
    ("rules:", "rules: [X]\nruls:"), ("facts: 1", "facts: 2"),
  ])
  func `a mistake in a checklist is refused`(part: String, replacement: String) throws {
    let head = try #require(Self.files.first { $0.path.hasSuffix("disa-image/checklist.yaml") })
    try #require(head.text.contains(part))
    #expect(try problems(head.text.replacing(part, with: replacement), ChecklistSchema.text) != [])
  }

  @Test func `tailoring is part of the schema`() throws {
    let text = """
      id: acme
      title: Acme
      version: "1.0.0"
      date: "2026-11-24"
      status: draft
      facts: 1
      source: {document: Handbook, version: "1"}
      extends: {checklist: disa-image, version: "1"}
      disable: [DISA-IMG-06]
      set: {min_uid: 1000}
      severity: {DISA-IMG-05: {category: III, reason: We publish ports elsewhere.}}
      profiles:
        - {id: strict, title: For releases, select: ["*"], disable: [], set: {min_uid: 10000}}
        - {id: stricter, title: For payment, extends: strict}
      rules: []
      """
    #expect(try problems(text, ChecklistSchema.text) == [])
    #expect(try problems(text.replacing("reason:", with: "resaon:"), ChecklistSchema.text) != [])
  }

  /// The end of a rule's text, from its examples on.
  private static func examples(of text: String) -> Substring {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Substring(lines.drop { $0 != "examples:" }.joined(separator: "\n"))
  }

  private func problems(_ yaml: String, _ schema: String) throws -> [String] {
    try JSONSchema.problems(in: [try json(yaml)], schema: schema)
  }

  private func json(_ yaml: String) throws -> String {
    JSONText.node(try Node(parsingYAML: SourceText(name: "document", text: yaml)))
  }
}
