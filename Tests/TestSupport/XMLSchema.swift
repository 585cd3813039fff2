import Glibc

/// libxml2's `xmllint`, the judge of what an XML schema says.
public enum XMLSchema {
  public static let isAvailable = system("xmllint --version >/dev/null 2>&1") == 0

  /// What XML texts do that a schema forbids, or, without one, XML itself.
  public static func problems(in documents: [String], schemaFile: String? = nil) throws -> [String] {
    let folder = try TemporaryFolder()
    for (index, document) in documents.enumerated() {
      try folder.write(Array(document.utf8), to: "\(index).xml")
    }
    let names = documents.indices.map { "\($0).xml" }.joined(separator: " ")
    let schema = schemaFile.map { "--schema '\($0)'" } ?? ""
    let run = try ShellCommand.run("cd '\(folder.path)' && xmllint --nonet --noout --huge \(schema) \(names)")
    let lines = run.output.split(separator: "\n").map(String.init).filter { !$0.hasSuffix(" validates") }
    return run.status != 0 && lines.isEmpty ? ["xmllint ends with \(run.status)"] : lines
  }

  /// What an XPath expression gives in a document whose elements are named without regard to namespaces.
  public static func value(of expression: String, in document: String) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(document.utf8), to: "document.xml")
    return try ShellCommand.run("xmllint --nonet --huge --xpath \"\(expression)\" '\(path)'").output
  }
}
