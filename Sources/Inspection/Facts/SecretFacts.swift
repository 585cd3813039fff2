import Checklists
import Expressions
import Images
import Packages
import Secrets

/// A credential in the body of a file, in whatever layer.
struct SecretRow: Sendable {
  let file: FileRow
  let finding: SecretBodyScanner.Finding

  /// Those of all files, merged and hidden.
  static func all(in context: FileContext) -> [SecretRow] {
    let places =
      context.tree.files.map { FileRow.Place.merged($0) } + context.tree.hidden.map { .hidden($0) }
    return places.flatMap { place -> [SecretRow] in
      let file = FileRow(context: context, place: place)
      return (file.report?.secrets ?? []).map { SecretRow(file: file, finding: $0) }
    }
  }

  var location: FindingLocation {
    var location = file.location
    location.line = finding.line
    return location
  }
}

extension FactType<SecretRow> {
  static let secret = FactType(
    "Secret", element: "secret", "A credential in the body of a file. Its value is not kept.",
    [
      Fact("kind", .string, "The pattern that it fits.") { .string($0.finding.match.patternID) },
      Fact("title", .string, "The same in words.") { .string($0.finding.match.title) },
      Fact("redacted", .string, "Its first characters and its length.") {
        .string($0.finding.match.redacted)
      },
      Fact("certain", .bool, "Its own form tells it; another one is told by what stands before it.") {
        .bool($0.finding.isCertain)
      },
      Fact("path", .string, "The file.") { .string($0.file.path) },
      Fact("line", .int, optional: true, "The line, in a file of text.") { $0.finding.line.map { .int($0) } },
      Fact(
        "package", .string, optional: true,
        "The package whose record lists the file: what a public package brings is no secret."
      ) { row throws(EvaluationError) in
        try row.file.package().map { .string($0.name) }
      },
      Fact("layerIndex", .int, "The layer that wrote the file, counted from 0.") {
        .int($0.file.layer ?? -1)
      },
      Fact(
        "hiddenBy", .int, optional: true,
        "The later layer that deleted or replaced the file: it is shipped all the same."
      ) {
        $0.file.hiddenBy.map { .int($0) }
      },
    ])
}
