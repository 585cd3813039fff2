import FoundationEssentials
import Glibc
import Testing

private let schema = goldenFolder.deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "docs/report.schema.json")

@Test(
  .enabled(if: exitStatus(of: ["python3", "-c", "import jsonschema"]) == 0, "needs Python's jsonschema"),
  arguments: ["ordinary", "hostile", "clean", "several", "nothing", "exempted", "dockerfile", "traced"])
func `a JSON report follows its schema`(name: String) {
  #expect(validate(goldenFolder.appending(path: "\(name).json")) == 0)
}

@Test(
  .enabled(if: exitStatus(of: ["python3", "-c", "import jsonschema"]) == 0, "needs Python's jsonschema"),
  arguments: [
    ("\"exitCode\" : 1", "\"exitCode\" : 2"), ("\"checked\"", "\"chequed\""), ("\"fail\",", "\"waived\","),
    ("\"kind\" : \"borrowed\"", "\"kind\" : \"borowed\""), ("\"decides\" : \"both\"", "\"decides\" : null"),
  ])
func `the schema refuses a report that is broken`(part: String, replacement: String) throws {
  let text = try String(contentsOf: goldenFolder.appending(path: "ordinary.json"), encoding: .utf8)
  try #require(text.contains(part))
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
  defer { try? FileManager.default.removeItem(at: file) }
  try Data(text.replacing(part, with: replacement).utf8).write(to: file)
  #expect(validate(file) == 1)
}

/// 0 when the report follows the schema, 1 when it does not.
private func validate(_ report: URL) -> Int32? {
  let script = """
    import json, sys, jsonschema
    schema, report = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
    jsonschema.Draft202012Validator.check_schema(schema)
    sys.exit(0 if jsonschema.Draft202012Validator(schema).is_valid(report) else 1)
    """
  return exitStatus(of: ["python3", "-c", script, schema.path, report.path])
}

/// Runs a program that the path finds; nil when it cannot be started or is killed.
private func exitStatus(of command: [String]) -> Int32? {
  var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
  defer { arguments.forEach { free($0) } }
  var process: pid_t = 0
  guard let program = command.first, posix_spawnp(&process, program, nil, nil, &arguments, environ) == 0
  else {
    return nil
  }
  var status: Int32 = 0
  guard waitpid(process, &status, 0) == process, status & 0x7F == 0 else { return nil }
  return status >> 8 & 0xFF
}
