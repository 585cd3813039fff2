import Checklists
import Expressions
import Images

/// A call that fetches a model, or trusts the code that comes with it.
struct PythonFetchRow: Sendable {
  let file: FileRow
  let fetch: PythonFetch

  static func all(in context: FileContext) -> [PythonFetchRow] {
    context.tree.files.flatMap { number -> [PythonFetchRow] in
      let file = FileRow(context: context, place: .merged(number))
      return (file.report?.pythonFetches ?? []).map { PythonFetchRow(file: file, fetch: $0) }
    }
  }

  var location: FindingLocation {
    FindingLocation(path: file.path, line: fetch.line, layer: file.layer.flatMap { file.context.layers[$0] })
  }
}

extension FactType<PythonFetchRow> {
  static let pythonFetch = FactType(
    "PythonFetch", element: "fetch",
    "A call in a Python script of the application that fetches a model, or trusts code that comes with one.",
    [
      Fact("path", .string, "The script.") { .string($0.file.path) },
      Fact("call", .string, "What is called, with the dots.") { .string($0.fetch.call) },
      Fact("source", .string, optional: true, "What is fetched, where the call says it.") { row in
        row.fetch.source.map { .string($0) }
      },
      Fact("trustsCode", .bool, "Code that comes with the model is run: trust_remote_code=True.") {
        .bool($0.fetch.trustsCode)
      },
      Fact("pinned", .bool, "The commit is fixed.") { .bool($0.fetch.isPinned) },
      Fact("layerIndex", .int, "The layer that wrote the script.") { .int($0.file.layer ?? -1) },
    ])
}
