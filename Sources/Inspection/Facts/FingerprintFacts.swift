import Attestations
import Checklists
import Diagnostics
import Digests
import Expressions
import Fingerprints
import Images
import Models

/// A file that a list of fingerprints names, or one that it should.
struct FingerprintRow: Sendable {
  let context: ModelContext
  let match: FingerprintMatch

  static func all(in context: ModelContext) -> [FingerprintRow] {
    context.comparison.value.matches.map { FingerprintRow(context: context, match: $0) }
  }

  var source: EvidenceList { context.evidence.lists[match.source] }

  var path: String {
    match.path.isEmpty ? "" : String(escapingInvalid: [UInt8(ascii: "/")] + match.path)
  }

  private var layer: Int? { match.file.flatMap(context.tree.layer) }
  var layerIndex: Int { context.image == nil ? -1 : layer ?? -1 }

  var location: FindingLocation {
    FindingLocation(
      path: match.path.isEmpty ? nil : path, subject: match.path.isEmpty ? "list \(source.name)" : nil,
      layer: layer.flatMap { context.files.layers[$0] })
  }

  /// Whether the file is a model.
  var isModel: Bool {
    let report = match.file.flatMap { context.tree.report(of: $0) as? FileReport }
    return report?.model?.format.role == .model
  }
}

extension FactType<FingerprintRow> {
  static let fingerprint = FactType(
    "Fingerprint", element: "fingerprint",
    "A file that a list of fingerprints names, or one in a folder of which it says all, beside the file that is there.",
    [
      Fact("path", .string, "The file; empty for one that is known by its digest alone and is nowhere.") {
        .string($0.path)
      },
      Fact("list", .string, "The list, as it was named.") { .string($0.source.name) },
      Fact(
        "role", .string, optional: true, allowed: Fingerprint.Role.allCases.map(\.rawValue),
        "What the list says the file is for."
      ) {
        row in
        row.match.role.map { .string($0.rawValue) }
      },
      Fact(
        "state", .string, allowed: FingerprintMatch.State.allCases.map(\.rawValue),
        "The file beside the list."
      ) {
        .string($0.match.state.rawValue)
      },
      Fact("verified", .bool, "Somebody who is trusted signed the list.") {
        .bool($0.source.standing.signer != nil)
      },
      Fact("expected", .string, "What the list says.") { .string($0.match.expected) },
      Fact("actual", .string, "What the file has.") { .string($0.match.actual) },
      Fact("model", .bool, "The file is a model.") { .bool($0.isModel) },
      Fact("file", .string, "Where links lead from the path; empty where nothing is there.") { row in
        .string(
          row.match.file.map { String(escapingInvalid: [UInt8(ascii: "/")] + row.context.tree.path(of: $0)) }
            ?? "")
      },
      Fact("layerIndex", .int, "The layer that wrote the file; -1 where there is none.") {
        .int($0.layerIndex)
      },
    ])
}

/// A list of fingerprints that was given.
struct EvidenceRow: Sendable {
  let context: ModelContext
  let index: Int

  static func all(in context: ModelContext) -> [EvidenceRow] {
    context.evidence.lists.indices.map { EvidenceRow(context: context, index: $0) }
  }

  var source: EvidenceList { context.evidence.lists[index] }
  var matches: [FingerprintMatch] { context.comparison.value.matches.filter { $0.source == index } }

  var location: FindingLocation { FindingLocation(subject: "list \(source.name)") }

  /// Why it is not believed, or could not be laid over the files.
  var problem: String { source.standing.reason ?? context.comparison.value.problems[index] ?? "" }

  func has(_ isWanted: (Fingerprint.Role) -> Bool) -> Bool {
    matches.contains { match in
      if let role = match.role { return isWanted(role) }
      // A list without roles names what the files are.
      guard let file = match.file else { return false }
      let report = context.tree.report(of: file) as? FileReport
      return report?.model?.format.role == .model
        ? isWanted(.model) : report?.program != nil && isWanted(.inferenceBinary)
    }
  }

  /// Whether it was made for this very image; nil where it does not say for which.
  var isBound: Bool? {
    guard let subject = source.list.subject, let image = context.image else { return nil }
    return [image.manifestDigest, image.configurationDigest].contains { $0?.description == subject }
  }
}

extension FactType<EvidenceRow> {
  static let evidenceList = FactType(
    "EvidenceList", element: "list", "A list of fingerprints that was given with --manifest.",
    [
      Fact("name", .string, "As it was named.") { .string($0.source.name) },
      Fact("form", .string, allowed: FingerprintList.Form.allCases.map(\.rawValue), "How it is written.") {
        .string($0.source.list.form.rawValue)
      },
      Fact("title", .string, "The form in words.") { .string($0.source.list.form.title) },
      Fact(
        "standing", .string, allowed: Standing.Word.allCases.map(\.rawValue), "What is known of who made it."
      ) {
        .string($0.source.standing.word.rawValue)
      },
      Fact("signersNamed", .bool, "The user said who may sign.") { .bool($0.context.evidence.namesSigners) },
      Fact("signer", .string, optional: true, "Who signed it, as the user named them.") { row in
        row.source.standing.signer.map { .string($0) }
      },
      Fact("problem", .string, "Why it proves nothing; empty where it does.") { .string($0.problem) },
      Fact("entries", .int, "How many files it names.") { .int($0.matches.count) },
      Fact("strong", .int, "How many of them by a digest that proves something.") { row in
        .int(row.matches.count { $0.state != .weak && $0.state != .unsupported && $0.state != .unlisted })
      },
      Fact("hasModel", .bool, "It names a model.") { .bool($0.has { $0 == .model || $0 == .adapter }) },
      Fact("hasProgram", .bool, "It names a program.") {
        .bool($0.has { $0 == .inferenceBinary || $0 == .script })
      },
      Fact("bound", .bool, optional: true, "It was made for this very image.") { row in
        row.isBound.map { .bool($0) }
      },
    ])
}
