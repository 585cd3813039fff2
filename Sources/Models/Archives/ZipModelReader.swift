import Archives

/// ZIP archives, and the formats that are one.
enum ZipModelReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let bytes = try input.randomAccess()
    let limits = input.options.limits.archives
    let archive: ZipArchive
    do throws(ArchiveError) {
      archive = try ZipArchive(bytes, limits: limits)
    } catch {
      var contents = ModelContents(.zip)
      input.scope.add(ModelError(error, at: nil))
      var salvage = ZipSalvage(bytes, input)
      salvage.look(at: 0..<bytes.length, &contents)
      return contents
    }
    return ZipLook(archive, bytes, input).contents()
  }
}

/// A look at one archive, with everything that another reader might see in its place.
struct ZipLook {
  let archive: ZipArchive
  let input: ModelInput
  private let bytes: any RandomAccess

  init(_ archive: ZipArchive, _ bytes: any RandomAccess, _ input: ModelInput) {
    (self.archive, self.bytes, self.input) = (archive, bytes, input)
  }

  func contents() -> ModelContents {
    let family = ZipFamily(archive.entries)
    var contents = ModelContents(family.format)
    for irregularity in archive.irregularities { note(irregularity) }
    switch family.format {
    case .pyTorch, .torchScript: TorchArchive(self, family).look(&contents)
    case .keras: KerasArchive(self).look(&contents)
    case .skops: SkopsArchive(self).look(&contents)
    default:
      noteOwnCode(of: family.format)
      for entry in archive.entries { examine(entry, &contents) }
    }
    for other in archive.alternativeArchives(limits: input.options.limits.archives) {
      input.scope.add(.polyglot, .unsafe, "another archive ends in it, which other readers open")
      let look = ZipLook(other, bytes, input)
      for entry in other.entries { look.examine(entry, &contents) }
    }
    var salvage = ZipSalvage(bytes, input)
    for unnamed in archive.irregularities.compactMap(\.unnamedBytes) {
      salvage.look(at: unnamed, isBehind: unnamed.lowerBound == archive.end, &contents)
    }
    return contents
  }

  /// Looks at one member as at a file of its own.
  func examine(_ entry: ZipEntry, _ contents: inout ModelContents) {
    guard !entry.isFolder else { return }
    noteExpansion(of: entry)
    let stored = (try? archive.storedBytes(of: entry)) ?? nil
    let member = ArchiveMember(entry.name, size: entry.size, in: input, at: stored)
    read(entry) { member.look?.update($0) }
    member.finish(&contents)
  }

  /// Reads a member to its end, with or without an eye on it, and holds it against its checksum.
  func read(_ entry: ZipEntry, _ update: (UnsafeRawBufferPointer) -> Void = { _ in }) {
    let scope = input.scope.inside(entry.shownName)
    do throws(ArchiveError) {
      let stream = try stream(of: entry)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
      defer { buffer.deallocate() }
      while true {
        let count = try stream.read(into: buffer)
        if count == 0 { break }
        update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
      check(stream, scope)
    } catch {
      switch error {
      case .truncated, .damaged: scope.add(.zipContent, .malformed, error.description)
      case .overLimit, .unreadable, .unsupported: scope.add(ModelError(error, at: nil))
      }
    }
  }

  func stream(of entry: ZipEntry) throws(ArchiveError) -> MeteredMember {
    MeteredMember(try archive.stream(of: entry), input.nesting)
  }

  func check(_ stream: MeteredMember, _ scope: FindingScope) {
    if !stream.isIntact {
      scope.add(.zipChecksum, .malformed, "it is not what the checksum of the archive says")
    }
  }

  private func note(_ irregularity: ZipIrregularity) {
    guard let kind = ModelFinding.Kind(rawValue: irregularity.kind.rawValue) else { return }
    let concern: ModelFinding.Concern =
      switch irregularity.kind {
      case .traversal: .unsafe
      case .symbolicLink: .review
      default: .malformed
      }
    let scope = irregularity.member.map(input.scope.inside) ?? input.scope
    scope.add(kind, concern, irregularity.message, at: irregularity.offset)
  }

  private func noteExpansion(of entry: ZipEntry) {
    let limits = input.options.limits.archives
    guard entry.size > 1 << 20, entry.size / max(1, entry.packedSize) > limits.compressionRatio else {
      return
    }
    input.scope.inside(entry.shownName).add(
      .compressionBomb, .review, "it unpacks to more than \(limits.compressionRatio) times its size")
  }

  private func noteOwnCode(of format: ModelFormat) {
    if format == .exportedPyTorch {
      input.scope.add(.exportArchive, .review, "a program of PyTorch, which nobody here can judge")
    }
    guard format == .torchServe,
      let code = archive.entries.first(where: { FileName($0.name).ends(with: ".py") })
    else { return }
    input.scope.add(
      .pythonCode, .review, "it brings Python of its own, which serving it runs: \(code.shownName)")
  }
}
