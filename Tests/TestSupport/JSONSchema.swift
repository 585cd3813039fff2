import Glibc

/// Python's `jsonschema`, the judge of what a schema says.
public enum JSONSchema {
  public static let isAvailable = system("python3 -c 'import jsonschema' 2>/dev/null") == 0

  public struct Failure: Error {
    let text: String
  }

  /// What JSON texts do that a schema forbids, each with its place.
  public static func problems(in documents: [String], schema: String) throws -> [String] {
    let folder = try TemporaryFolder()
    return try problems(in: documents, schemaFile: folder.write(Array(schema.utf8), to: "schema.json"))
  }

  /// What JSON texts do that a schema forbids, each with its place.
  ///
  /// - Parameter schemaFile: its path; it may refer to the schemas beside it.
  public static func problems(in documents: [String], schemaFile: String) throws -> [String] {
    let folder = try TemporaryFolder()
    for (index, document) in documents.enumerated() {
      try folder.write(Array(document.utf8), to: "\(index).json")
    }
    try folder.write(Array(script.utf8), to: "validate.py")
    let command = "cd '\(folder.path)' && python3 validate.py \(documents.count) '\(schemaFile)' 2>&1"
    guard let pipe = popen(command, "r") else {
      throw Failure(text: "cannot start a shell")
    }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer.prefix(count) }
    let text = String(decoding: output, as: UTF8.self)
    guard pclose(pipe) == 0 else { throw Failure(text: text) }
    return text.split(separator: "\n").map(String.init)
  }

  private static let script = """
    import json, pathlib, sys, urllib.parse, warnings
    # The replacement is not in the versions that distributions have.
    warnings.simplefilter("ignore", DeprecationWarning)
    import jsonschema

    def read(path):
        return json.loads(path.read_text(encoding="utf-8"))

    path = pathlib.Path(sys.argv[2])
    schema = read(path)
    base = schema.get("$id", "")
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
