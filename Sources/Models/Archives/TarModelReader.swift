import Archives

/// tar archives: the PyTorch of before 2016, and models that somebody packed.
enum TarModelReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    var contents = ModelContents(.tar)
    var names: [[UInt8]] = []
    do throws(ArchiveError) {
      let reader = try TarReader(unpacked(input), limits: input.options.limits.archives)
      while let entry = try reader.next() {
        names.append(Array(entry.path.fileName))
        judge(entry, in: input.scope)
        guard entry.kind == .regular else { continue }
        let member = ArchiveMember(entry.path, size: entry.size, in: input)
        try reader.readBody { member.look?.update($0) }
        member.finish(&contents)
      }
    } catch {
      throw ModelError(error, at: nil)
    }
    let parts = ["pickle", "storages", "sys_info"]
    if parts.allSatisfy({ part in names.contains { $0.elementsEqual(part.utf8) } }) {
      contents.format = .tarPyTorch
    }
    return contents
  }

  private static func unpacked(_ input: ModelInput) throws(ArchiveError) -> any ByteStream {
    let stream = PeekingStream(try input.source.stream())
    guard let compression = FileCompression(magic: try stream.peek(FileCompression.magicLength)) else {
      return stream
    }
    return try compression.unpack(stream, limits: input.options.limits.archives)
  }

  private static func judge(_ entry: TarEntry, in scope: FindingScope) {
    let name = String(decoding: entry.path, as: UTF8.self)
    if CleanPath(entry.path).climbs || entry.path.first == UInt8(ascii: "/") {
      scope.add(.pathTraversal, .unsafe, "the member '\(name)' leads out of the archive")
    }
    let isLink = entry.kind == .symbolicLink || entry.kind == .hardLink
    if isLink, entry.linkTarget.first == UInt8(ascii: "/") || CleanPath(entry.linkTarget).climbs {
      let target = String(decoding: entry.linkTarget, as: UTF8.self)
      scope.add(.absoluteLink, .unsafe, "the member '\(name)' is a link to '\(target)', out of the archive")
    }
  }
}
