import Checklists
import Diagnostics
import Expressions
import Images
import Packages

/// Something that Python runs beside what packages recorded, and who vouches for its file.
struct PythonHookRow: Sendable {
  let context: FileContext
  let hook: PythonHook

  private var file: FileRow { FileRow(context: context, place: .merged(hook.file)) }

  var path: String { file.path }
  var layer: Int? { file.layer }

  /// The package whose record has the file with the digest that it has.
  func package() throws(EvaluationError) -> String? {
    let integrity = try context.integrity.value.get()
    return integrity.vouches(for: hook.file) ? integrity.owner(of: hook.file)?.name : nil
  }

  var location: FindingLocation {
    var location = file.location
    location.line = hook.line
    return location
  }

  static func all(in context: FileContext) -> Result<[PythonHookRow], EvaluationError> {
    context.integrity.value.flatMap { integrity in
      Result { () throws(EvaluationError) in
        try PythonHooks(context.tree, integrity).all().map { PythonHookRow(context: context, hook: $0) }
      }
    }
  }
}

extension FactType<PythonHookRow> {
  static let pythonHook = FactType(
    "PythonHook", element: "hook",
    "Something that Python runs, or finds modules in, beside what packages recorded.",
    [
      Fact("kind", .string, allowed: PythonHook.Kind.allCases.map(\.rawValue), "What it is.") {
        .string($0.hook.kind.rawValue)
      },
      Fact("path", .string, "The file.") { .string($0.path) },
      Fact("line", .int, optional: true, "The line of a path file.") { $0.hook.line.map { .int($0) } },
      Fact("detail", .string, "What it does, in words.") { .string($0.hook.detail) },
      Fact(
        "package", .string, optional: true,
        "The package whose record has the file with the digest that it has."
      ) {
        row throws(EvaluationError) in
        try row.package().map { .string($0) }
      },
      Fact("layerIndex", .int, "The layer that wrote the file, counted from 0.") { .int($0.layer ?? -1) },
    ])
}
