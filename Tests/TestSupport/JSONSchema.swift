import Glibc

/// Python's `jsonschema`, the judge of what a schema says.
public enum JSONSchema {
  public static let isAvailable = system("python3 -c 'import jsonschema' 2>/dev/null") == 0

  /// What JSON texts do that a schema forbids, each with its place.
  public static func problems(in documents: [String], schema: String) throws -> [String] {
    let folder = try TemporaryFolder()
    return try problems(in: documents, schemaFile: folder.write(Array(schema.utf8), to: "schema.json"))
  }

  /// What JSON texts do that a schema forbids, each with its place.
  ///
  /// Patterns that Python cannot read, such as OSCAL's with `\p{L}`, are left out.
  ///
  /// - Parameter schemaFile: its path; it may refer to the schemas beside it.
  public static func problems(in documents: [String], schemaFile: String) throws -> [String] {
    let folder = try TemporaryFolder()
    for (index, document) in documents.enumerated() {
      try folder.write(Array(document.utf8), to: "\(index).json")
    }
    try folder.write(Array(script.utf8), to: "validate.py")
    let run = try ShellCommand.run(
      "cd '\(folder.path)' && python3 validate.py \(documents.count) '\(schemaFile)'")
    guard run.status == 0 else { throw ShellCommand.Failure(text: run.output) }
    return run.output.split(separator: "\n").map(String.init)
  }

  private static let script = """
    import json, pathlib, re, sys, urllib.parse, warnings
    # The replacement is not in the versions that distributions have.
    warnings.simplefilter("ignore", DeprecationWarning)
    import jsonschema

    def read(path):
        return json.loads(path.read_text(encoding="utf-8"))

    def is_readable(pattern):
        try:
            return bool(re.compile(pattern))
        except re.error:
            return False

    def without_patterns(schema):
        if isinstance(schema, list):
            return [without_patterns(each) for each in schema]
        if not isinstance(schema, dict):
            return schema
        kept = {key: value for key, value in schema.items() if key != "pattern" or not isinstance(value, str) or is_readable(value)}
        return {key: without_patterns(value) for key, value in kept.items()}

    path = pathlib.Path(sys.argv[2])
    schema = without_patterns(read(path))
    base = schema.get("$id") or schema.get("id", "")
    neighbours = {urllib.parse.urljoin(base, each.name): read(each) for each in path.parent.glob("*.schema.json")}
    kind = jsonschema.validators.validator_for(schema, jsonschema.Draft202012Validator)
    kind.check_schema(schema)
    resolver = jsonschema.RefResolver(base, schema, store=neighbours)
    validator = kind(schema, resolver=resolver)
    for index in range(int(sys.argv[1])):
        for error in validator.iter_errors(read(pathlib.Path(f"{index}.json"))):
            print(index, error.json_path, error.message[:120].replace("\\\\n", " "))
    """
}
