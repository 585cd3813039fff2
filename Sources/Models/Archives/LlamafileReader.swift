import Archives

/// A llamafile (mozilla-ai/llamafile): a program with its model and its options in a ZIP archive at the end.
enum LlamafileReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    var contents = ModelContents(.llamafile)
    input.scope.add(.executable, .review, "it is a program, and the model is inside of it")
    let bytes = try input.randomAccess()
    let archive: ZipArchive
    do throws(ArchiveError) {
      archive = try ZipArchive(bytes, limits: input.options.limits.archives)
    } catch {
      return contents
    }
    // The program stands before the archive, by design.
    for irregularity in archive.irregularities where ![.prefix, .gap].contains(irregularity.kind) {
      guard let kind = ModelFinding.Kind(rawValue: irregularity.kind.rawValue) else { continue }
      input.scope.add(kind, .malformed, irregularity.message, at: irregularity.offset)
    }
    let look = ZipLook(archive, bytes, input)
    for entry in archive.entries {
      if FileName(entry.name).is(".args") {
        input.scope.inside(entry.shownName).add(
          .embeddedArguments, .review, "options that it starts with, whatever its command line says")
      }
      look.examine(entry, &contents)
    }
    return contents
  }
}
