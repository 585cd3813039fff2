import Checklists
import Expressions
import Models
import Packages

/// Something that a look into a model file found.
struct ModelFindingRow: Sendable {
  let model: ModelRow
  let finding: ModelFinding

  /// Those of all models; one that could not be read to its end makes all of them unavailable.
  static func all(in context: ModelContext) -> Result<[ModelFindingRow], EvaluationError> {
    var rows: [ModelFindingRow] = []
    for model in ModelRow.all(in: context) {
      do throws(EvaluationError) {
        rows += try model.read().findings.map { ModelFindingRow(model: model, finding: $0) }
      } catch {
        return .failure(error)
      }
    }
    return .success(rows)
  }

  /// The member of an archive, the place in it, and what is wrong.
  var message: String {
    let member = finding.member.map { "in \($0): " } ?? ""
    let place = finding.offset.map { " (at byte \($0))" } ?? ""
    return member + finding.message + place
  }
}

extension FactType<ModelFindingRow> {
  static let modelFinding = FactType(
    "ModelFinding", element: "finding",
    "Something that a look into a model file found; nothing of it was loaded.",
    [
      Fact("path", .string, "The model file.") { .string($0.model.path) },
      Fact("format", .string, allowed: ModelFormat.allCases.map(\.rawValue), "Its format.") {
        .string($0.model.entry.report.format.rawValue)
      },
      Fact(
        "role", .string, allowed: ModelFormat.Role.allCases.map(\.rawValue), "What the file is to the model."
      ) {
        .string($0.model.entry.role.rawValue)
      },
      Fact("kind", .string, allowed: ModelFinding.Kind.allCases.map(\.rawValue), "What was found.") {
        .string($0.finding.kind.rawValue)
      },
      Fact(
        "concern", .string, allowed: ModelFinding.Concern.allCases.map(\.rawValue),
        "Whether it is unsafe to load, broken, for a person to judge, or only good to know."
      ) {
        .string($0.finding.concern.rawValue)
      },
      Fact("message", .string, "What was found, in words, with its member and place.") {
        .string($0.message)
      },
      Fact("member", .string, optional: true, "The member of an archive that it is in.") { row in
        row.finding.member.map { .string($0) }
      },
      Fact("offset", .int, optional: true, "The place, in bytes from the start of the file or member.") {
        row in
        row.finding.offset.map { .int($0) }
      },
      Fact("global", .string, optional: true, "What a pickle imports, as `module.name`.") { row in
        row.finding.global.map { .string($0) }
      },
      Fact(
        "trust", .string, allowed: ModelSummary.Trust.allCases.map(\.rawValue),
        "How far the file is known to be the one that was tested."
      ) {
        row throws(EvaluationError) in
        .string(try row.model.context.trust(of: row.model.entry.file).rawValue)
      },
      Fact("codeAllowed", .bool, "The file is verified, and the trust policy allows code in what is signed.")
      {
        row throws(EvaluationError) in
        .bool(try row.model.isCodeAllowed())
      },
      Fact("package", .string, optional: true, "The package whose record lists the file.") {
        row throws(EvaluationError) in
        try row.model.file.package().map { .string($0.name) }
      },
      Fact("layerIndex", .int, "The layer that wrote the file; -1 in a folder.") {
        .int($0.model.context.image == nil ? -1 : $0.model.file.layer ?? -1)
      },
    ])
}
