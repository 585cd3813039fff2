import Archives
import Digests
import Documents

/// How an image was packed, told by what is inside.
public enum ImageFormat: String, CaseIterable, Sendable {
  case dockerArchive = "docker-archive"
  case ociArchive = "oci-archive"
  case ociLayout = "oci-layout"
}

/// What the user pointed at: an archive or layout, with one image or several.
public struct ImageSource: Sendable {
  public let path: String
  public let format: ImageFormat
  let store: any BlobStore
  let kind: Kind

  enum Kind: Sendable {
    /// With what a `manifest.json` beside the `index.json` names.
    case oci([DockerArchive.Item])
    case docker([DockerArchive.Item])
  }

  /// Opens an archive, also one that is gzip- or zstd-compressed as a whole, or a layout folder.
  public init(path: String, limits: ArchiveLimits) throws(ImageError) {
    self.path = path
    switch HostFile.kindFollowingLinks(of: path) {
    case .missing: throw .unreadable("there is no such file or folder")
    case .folder:
      store = FolderStore(path: path)
      guard try store.region(of: "index.json") != nil else {
        throw .notAnImage("the folder has no index.json, so it is no OCI layout")
      }
      format = .ociLayout
      kind = .oci([])
    case .file, .link, .other:
      let index: ArchiveIndex
      do throws(ArchiveError) {
        index = try Self.index(path, limits: limits)
      } catch {
        throw ImageError(error)
      }
      store = ArchiveStore(index: index)
      let isOCI = index.region(of: "index.json") != nil
      let hasManifest = index.region(of: "manifest.json") != nil
      guard isOCI || hasManifest else {
        throw .notAnImage("the archive has neither an index.json (OCI) nor a manifest.json (docker save)")
      }
      format = hasManifest ? .dockerArchive : .ociArchive
      let items = hasManifest ? try DockerArchive.items(in: store) : []
      kind = isOCI ? .oci(items) : .docker(items)
    }
  }

  private static func index(_ path: String, limits: ArchiveLimits) throws(ArchiveError) -> ArchiveIndex {
    let file = try OpenFile(path)
    guard file.size > 0 else { throw .unsupported("the file is empty") }
    let compression = try Compression(of: file.whole)
    if compression == .none { return try archiveIndex(file, limits: limits) }
    let unpacked = try compression.unpack(file.whole.stream(), limits: limits)
    return try archiveIndex(OpenFile.unpacking(unpacked, of: path), limits: limits)
  }

  private static func archiveIndex(_ file: OpenFile, limits: ArchiveLimits) throws(ArchiveError)
    -> ArchiveIndex
  {
    do throws(ArchiveError) {
      return try ArchiveIndex(file, limits: limits)
    } catch .damaged(let text) {
      throw .damaged("not a readable tar archive: \(text)")
    }
  }

  /// The images to look at: all of them, or the one with a name; of a multi-platform image the one for `platform`.
  public func images(named name: String?, platform: Platform?) throws(ImageError) -> [ImageCandidate] {
    let all =
      switch kind {
      case .oci(let items): try OCILayout.candidates(in: store, beside: items)
      case .docker(let items): items.flatMap(ImageCandidate.all(of:))
      }
    return try ImageCandidate.choose(from: all, named: name, platform: platform)
  }
}
