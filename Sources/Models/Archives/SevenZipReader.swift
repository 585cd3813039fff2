import Archives

/// 7z archives, which some loaders and downloaders unpack unasked.
enum SevenZipReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    var contents = ModelContents(.sevenZip)
    let bytes = try input.randomAccess()
    do throws(ArchiveError) {
      try SevenZipArchive.read(bytes, limits: input.options.limits.archives) {
        entry, body throws(ArchiveError) in
        let member = ArchiveMember(entry.path, size: entry.size, in: input)
        try body { member.look?.update($0) }
        member.finish(&contents)
      }
    } catch {
      throw ModelError(error, at: nil)
    }
    return contents
  }
}
