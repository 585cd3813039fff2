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
    try folder.write(Array(schema.utf8), to: "schema.json")
    for (index, document) in documents.enumerated() {
      try folder.write(Array(document.utf8), to: "\(index).json")
    }
    try folder.write(Array(script.utf8), to: "validate.py")
    guard let pipe = popen("cd '\(folder.path)' && python3 validate.py \(documents.count) 2>&1", "r") else {
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
    import json, sys, jsonschema
    schema = json.load(open("schema.json", encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for index in range(int(sys.argv[1])):
        for error in validator.iter_errors(json.load(open(f"{index}.json", encoding="utf-8"))):
            print(index, error.json_path, error.message[:120].replace("\\\\n", " "))
    """
}
