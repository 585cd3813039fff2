/// The members of a tar file and where their bytes lie, so that each can be read in place.
public struct ArchiveIndex: Sendable {
  private let members: [[UInt8]: Member]
  public let file: OpenFile

  private enum Member: Sendable {
    case region(FileRegion)
    case link(to: [UInt8])
  }

  /// Walks the headers; bodies are skipped, not read.
  public init(_ file: OpenFile, limits: ArchiveLimits) throws(ArchiveError) {
    let reader = try TarReader(file.whole.stream(), limits: limits)
    var members: [[UInt8]: Member] = [:]
    while let entry = try reader.next() {
      let path = CleanPath(entry.path).bytes
      // Some tools take the first of two members with one name, others the last: they would see different images.
      guard members[path] == nil || entry.kind == .directory else {
        throw .damaged("the archive has '\(String(decoding: path, as: UTF8.self))' twice")
      }
      switch entry.kind {
      case .regular where entry.isSparse:
        throw .unsupported(
          "'\(String(decoding: path, as: UTF8.self))' is a sparse file, which cannot be read in place")
      case .regular:
        let region = FileRegion(file: file, offset: reader.bodyOffset, length: entry.size)
        guard region.offset + region.length <= file.size else {
          throw .truncated("the archive ends inside '\(String(decoding: path, as: UTF8.self))'")
        }
        members[path] = .region(region)
      case .symbolicLink:
        members[path] = .link(to: CleanPath(path.folder + entry.linkTarget).bytes)
      case .hardLink: members[path] = .link(to: CleanPath(entry.linkTarget).bytes)
      default: break
      }
    }
    self.members = members
    self.file = file
  }

  /// The region of a member; links, as legacy docker archives have them for shared layers, are followed.
  public func region(of path: String) -> FileRegion? {
    var path = CleanPath(Array(path.utf8)).bytes
    for _ in 0..<8 {
      switch members[path] {
      case .region(let region): return region
      case .link(let target): path = target
      case nil: return nil
      }
    }
    return nil
  }
}
