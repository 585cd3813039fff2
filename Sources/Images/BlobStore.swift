import Archives
import Digests

/// Where an image's documents and layers lie: a folder of the host, or a tar file that is read in place.
protocol BlobStore: Sendable {
  /// A member by its path; nil when there is none.
  func region(of path: String) throws(ImageError) -> FileRegion?
}

/// A folder.
///
/// Links are not followed: a layout that an attacker made must not lead out of itself.
struct FolderStore: BlobStore {
  let path: String

  func region(of member: String) throws(ImageError) -> FileRegion? {
    var current = path
    for component in member.split(separator: "/") {
      current += "/" + component
      switch HostFile.kind(of: current) {
      case .missing: return nil
      case .link: throw .unreadable("'\(member)' is a symbolic link, which is not followed")
      case .folder, .file, .other: continue
      }
    }
    do throws(ArchiveError) {
      return try OpenFile(current).whole
    } catch {
      throw .unreadable("'\(member)': \(error)")
    }
  }
}

/// A tar file, with the places of its members.
struct ArchiveStore: BlobStore {
  let index: ArchiveIndex

  func region(of member: String) -> FileRegion? { index.region(of: member) }
}

extension BlobStore {
  /// Documents of an image are small; a larger one is not read.
  static var documentLimit: Int { 4 << 20 }

  /// The bytes of a document without a descriptor, such as `index.json`.
  func document(_ path: String) throws(ImageError) -> [UInt8]? {
    guard let region = try region(of: path) else { return nil }
    do throws(ArchiveError) {
      return try region.stream().readAll(limit: Self.documentLimit)
    } catch {
      throw .unreadable("\(path): \(error)")
    }
  }

  func blob(_ digest: Digest) throws(ImageError) -> FileRegion? {
    try region(of: "blobs/sha256/\(digest.hex)")
  }

  /// The bytes of a small blob, only once their size and digest matched.
  func verifiedDocument(_ descriptor: Descriptor, what: String) throws(ImageError) -> [UInt8] {
    guard let region = try blob(descriptor.digest) else {
      throw .unverified("the \(what) \(descriptor.digest) is missing")
    }
    guard region.length == descriptor.size else {
      throw .unverified(
        "the \(what) \(descriptor.digest) has \(region.length) bytes, its descriptor says \(descriptor.size)")
    }
    let bytes: [UInt8]
    do throws(ArchiveError) {
      bytes = try region.stream().readAll(limit: Self.documentLimit)
    } catch {
      throw .unreadable("the \(what) \(descriptor.digest): \(error)")
    }
    let digest = Digest.sha256(of: bytes)
    guard digest == descriptor.digest else {
      throw .unverified("the \(what) \(descriptor.digest) has the digest \(digest)")
    }
    return bytes
  }
}
