import Archives
import Attestations
import Checklists
import Diagnostics
import Digests
import Expressions
import Fingerprints
import Images
import Models
import Packages

/// A model file, or one that belongs to a model.
struct ModelRow: Sendable {
  let context: ModelContext
  let entry: ModelEntry

  static func all(in context: ModelContext) -> [ModelRow] {
    context.entries.value.all.map { ModelRow(context: context, entry: $0) }
  }

  var path: String { String(escapingInvalid: [UInt8(ascii: "/")] + entry.path) }
  var root: String { String(escapingInvalid: [UInt8(ascii: "/")] + entry.root) }
  var file: FileRow { FileRow(context: context.files, place: .merged(entry.file)) }

  var location: FindingLocation {
    FindingLocation(path: path, layer: file.layer.flatMap { context.files.layers[$0] })
  }

  /// Of a file that could not be read to its end nothing is known.
  func read() throws(EvaluationError) -> ModelEntry {
    if let reason = entry.report.unread { throw .unavailable("\(path): \(reason)") }
    return entry
  }

  /// Whether no model may lie at its place that is not listed: everywhere, unless every list bounds itself.
  var mustBeListed: Bool {
    let scopes = context.evidence.lists.map(\.list.exclusiveScopes)
    return scopes.contains { $0.isEmpty || $0.contains { self.entry.path.isBelow($0) } }
  }

  /// Whether somebody who is trusted vouches for what its code does.
  func isCodeAllowed() throws(EvaluationError) -> Bool {
    guard context.evidence.pickle == .allowSigned else { return false }
    return try context.trust(of: entry.file) == .verified
  }

  var provenance: FingerprintListProvenance? {
    context.evidence.lists.lazy.flatMap(\.list.provenance).first { self.entry.path.isBelow($0.path) }
      .map { FingerprintListProvenance(source: $0.source, revision: $0.revision) }
  }

  /// The entry of a bill of materials that has the file's digest.
  var component: (name: String, isComplete: Bool)? {
    guard let digest = context.tree.digest(of: entry.file)?.bytes else { return nil }
    let component = context.evidence.lists.lazy.flatMap(\.list.components).first {
      $0.digests[.sha256] == digest
    }
    return component.map { ($0.name, $0.version != nil && $0.hasLicense && $0.hasSupplier) }
  }
}

/// Where a list says that a model comes from.
struct FingerprintListProvenance {
  let source: String
  let revision: String
}

extension FactType<ModelRow> {
  static let model = FactType(
    "Model", element: "model",
    "A file that is a model, belongs to one, or stands in the place of one, told by its content first.",
    [
      Fact("path", .string, "Where it is; of a download cache, the link that has its name.") {
        .string($0.path)
      },
      Fact("aliases", .list(.string), "Other paths that lead to it.") { row in
        .strings(row.entry.aliases.map { String(escapingInvalid: [UInt8(ascii: "/")] + $0) })
      },
      Fact("root", .string, "The folder of the model that it belongs to.") { .string($0.root) },
      Fact("role", .string, allowed: ModelFormat.Role.allCases.map(\.rawValue), "What it is to the model.") {
        .string($0.entry.role.rawValue)
      },
      Fact("format", .string, allowed: ModelFormat.allCases.map(\.rawValue), "What it is, by its content.") {
        .string($0.entry.report.format.rawValue)
      },
      Fact("title", .string, "The format in words.") { .string($0.entry.report.format.title) },
      Fact("runsCode", .bool, "Reading its format runs what the file says, be it harmless or not.") {
        .bool($0.entry.report.format.runsCode)
      },
      Fact("size", .int, "In bytes.") { .int($0.file.size) },
      Fact("digest", .string, optional: true, "sha256:… of the file.") { row in
        row.file.digest.map { .string($0.description) }
      },
      Fact("sound", .bool, "It is what its format demands, and what it needs is there.") {
        row throws(EvaluationError) in
        .bool(try row.read().isSound)
      },
      Fact("risk", .string, allowed: ModelRisk.allCases.map(\.rawValue), "What loading it could do.") {
        row throws(EvaluationError) in
        .string(try row.read().risk.rawValue)
      },
      Fact("verdict", .string, allowed: ModelVerdict.allCases.map(\.rawValue), "What its findings come to.") {
        row throws(EvaluationError) in
        .string(try row.read().verdict.rawValue)
      },
      Fact(
        "trust", .string, allowed: ModelSummary.Trust.allCases.map(\.rawValue),
        "How far it is known to be the one that was tested."
      ) {
        row throws(EvaluationError) in
        .string(try row.context.trust(of: row.entry.file).rawValue)
      },
      Fact("listed", .bool, "Some list of fingerprints names it.") { row in
        .bool(row.context.comparison.value.isListed(row.entry.file))
      },
      Fact("mustBeListed", .bool, "No model may lie there that is not listed.") { .bool($0.mustBeListed) },
      Fact("codeAllowed", .bool, "It is verified, and the trust policy allows code in what is signed.") {
        row throws(EvaluationError) in
        .bool(try row.isCodeAllowed())
      },
      Fact("signer", .string, optional: true, "Who signed the list that it matches.") { row in
        row.context.comparison.value.signer(of: row.entry.file).map { .string($0) }
      },
      Fact("package", .string, optional: true, "The package whose record lists it.") {
        row throws(EvaluationError) in
        try row.file.package().map { .string($0.name) }
      },
      Fact("source", .string, optional: true, "Where a list says that it comes from.") { row in
        row.provenance.map { .string($0.source) }
      },
      Fact("revision", .string, optional: true, "The commit or digest of its source.") { row in
        row.provenance.map { .string($0.revision) }
      },
      Fact(
        "component", .string, optional: true, "What a bill of materials calls the model that has its digest."
      ) { row in
        row.component.map { .string($0.name) }
      },
      Fact("componentComplete", .bool, "The bill of materials has its version, licence and supplier.") {
        row in
        .bool(row.component?.isComplete ?? false)
      },
      Fact("tensors", .int, optional: true, "How many tensors it names.") { row in
        row.entry.report.tensors.map { .int($0.count) }
      },
      Fact("parameters", .int, optional: true, "How many numbers they hold.") { row in
        row.entry.report.tensors.map { .int($0.parameters) }
      },
      Fact("members", .list(.string), "Models inside of it, where it is an archive.") { row in
        .strings(row.entry.report.members.map(\.name))
      },
      Fact("mode", .int, "The twelve permission bits.") { .int($0.file.mode) },
      Fact("worldReadable", .bool, "Everybody may read it.") { .bool($0.file.mode & 0o004 != 0) },
      Fact("uid", .int, "The number of the owner.") { .int($0.file.userID) },
      Fact("gid", .int, "The number of the group.") { .int($0.file.groupID) },
      Fact(
        "writable", .list(.string),
        "It and the folders above it, as far as the user of the container may write there; nothing in a folder."
      ) { row throws(EvaluationError) in
        .strings(try row.context.writablePlaces(at: row.entry.file))
      },
      Fact("rewrittenIn", .list(.int), "Lower layers in which another content stood at its path.") { row in
        .list(List(row.context.rewrites.of(row.entry.file).map { .int($0) }))
      },
      Fact("layerIndex", .int, "The layer that wrote it, counted from 0; -1 in a folder.") {
        .int($0.context.image == nil ? -1 : $0.file.layer ?? -1)
      },
    ])
}
