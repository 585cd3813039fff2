import Archives
import Binaries
import Checklists
import Diagnostics
import Expressions
import Images
import Packages

/// A file that runs before, as or within the service.
struct ProgramRow: Sendable {
  let models: ModelContext
  let step: ProgramChain.Step

  var context: FileContext { models.files }

  var path: String {
    String(escapingInvalid: step.file == nil ? step.path : [UInt8(ascii: "/")] + step.path)
  }

  var layer: Int? { step.file.flatMap(context.tree.layer) }

  var location: FindingLocation {
    FindingLocation(
      path: step.file == nil ? nil : path, subject: step.file == nil ? path : nil,
      layer: layer.flatMap { context.layers[$0] })
  }

  var report: FileReport? { step.file.flatMap { context.tree.report(of: $0) as? FileReport } }

  func elf() throws(EvaluationError) -> ELFFile? {
    switch report?.elf {
    case .success(let elf): return elf
    case .failure(let error): throw .unavailable("\(path): \(error)")
    case nil: return nil
    }
  }

  func package() throws(EvaluationError) -> String? {
    guard let file = step.file else { return nil }
    return try context.integrity.value.get().owner(of: file)?.name
  }

  /// Whether the file differs from its package's record.
  func isAltered() throws(EvaluationError) -> Bool {
    guard let file = step.file else { return false }
    return try context.integrity.value.get().deviations.contains { $0.file == file && $0.state == .modified }
  }

}

extension FactType<ProgramRow> {
  static let startedProgram = FactType(
    "StartedProgram", element: "program",
    "A file that runs before, as or within the service, as the command line of the image starts it.",
    [
      Fact(
        "path", .string,
        "The file, links followed; where nothing was found, the word or name that leads nowhere."
      ) {
        .string($0.path)
      },
      Fact("role", .string, allowed: ProgramChain.Role.allCases.map(\.rawValue), "What it does in the chain.")
      {
        .string($0.step.role.rawValue)
      },
      Fact("reason", .string, "How it comes to run.") { .string($0.step.reason) },
      Fact("found", .bool, "It is in the image.") { .bool($0.step.file != nil) },
      Fact("elf", FactType<ELFFile>.elf.type, optional: true, "What it is as an ELF file.") {
        row throws(EvaluationError) in
        try row.elf().map { FactType<ELFFile>.elf.value($0) }
      },
      Fact("package", .string, optional: true, "The package whose record lists it.") {
        row throws(EvaluationError) in
        try row.package().map { .string($0) }
      },
      Fact(
        "trust", .string, allowed: ModelSummary.Trust.allCases.map(\.rawValue),
        "How far it is known to be the one that was tested; unknown for what was not found."
      ) { row throws(EvaluationError) in
        .string(
          try row.step.file.map { file throws(EvaluationError) in try row.models.trust(of: file) }?.rawValue
            ?? ModelSummary.Trust.unknown.rawValue)
      },
      Fact("altered", .bool, "It differs from the record of its package.") { row throws(EvaluationError) in
        .bool(try row.isAltered())
      },
      Fact(
        "writable", .list(.string),
        "It and the folders above it, as far as the user of the container may write there."
      ) {
        row throws(EvaluationError) in
        .strings(
          try row.step.file.map { file throws(EvaluationError) in try row.models.writablePlaces(at: file) }
            ?? [])
      },
      Fact("rewrittenIn", .list(.int), "Lower layers in which another content stood at this path.") { row in
        .list(List((row.step.file.map { row.models.rewrites.of($0) } ?? []).map { .int($0) }))
      },
      Fact("layerIndex", .int, "The layer that wrote it, counted from 0; -1 where there is none.") {
        .int($0.layer ?? -1)
      },
    ])
}

extension FactType<ELFFile> {
  static let elf = FactType(
    "ELF", element: "elf", "An ELF file, read by its program headers as the loader reads it.",
    [
      Fact("kind", .string, allowed: ELFFile.Kind.allCases.map(\.rawValue), "What kind of ELF file it is.") {
        .string($0.kind.rawValue)
      },
      Fact("architecture", .string, "The processor, in Go's words.") { .string($0.architecture) },
      Fact("static", .bool, "Nothing is linked dynamically.") { .bool($0.isStatic) },
      Fact("go", .bool, "Go's linker made it.") { .bool($0.isGo) },
      Fact("executableStack", .bool, "Its stack may be executed.") { .bool($0.hasExecutableStack) },
      Fact("writableCode", .bool, "Part of it may be both written and executed.") {
        .bool($0.hasWritableCode)
      },
      Fact(
        "relro", .string, allowed: ELFFile.RelocationProtection.allCases.map(\.rawValue),
        "How much of what the loader fills in is read-only afterwards."
      ) {
        .string($0.relro.rawValue)
      },
      Fact(
        "canary", .string, allowed: ELFFile.Presence.allCases.map(\.rawValue),
        "Whether functions guard the stack; unknown where no symbols tell."
      ) {
        .string($0.canary.rawValue)
      },
      Fact(
        "fortify", .string, allowed: ELFFile.Presence.allCases.map(\.rawValue),
        "Whether it calls the checked forms of functions; unknown where no symbols tell."
      ) {
        .string($0.fortify.rawValue)
      },
      Fact("searchPath", .list(.string), "The elements of its RUNPATH, or of its RPATH where it has none.") {
        elf in
        let text = elf.runpath ?? elf.rpath
        return .strings(
          (text?.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) ?? []).map {
            String(escapingInvalid: $0)
          })
      },
      Fact("appendedBytes", .int, "Bytes behind everything that its headers know of.") {
        .int($0.appendedBytes)
      },
      Fact("buildId", .string, "The build id, in hex; empty where there is none.") { elf in
        .string((elf.buildID ?? []).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
      },
    ])
}
