import Archives
import Digests
import Images
import Packages

/// A file beside what the record of its package says.
enum FileState: String, CaseIterable, Sendable {
  /// It has the recorded digest or target.
  case consistent
  /// Its content, target or kind is another one.
  case modified
  /// The record has it, the image does not.
  case missing
  /// The record has no digest, or one that was not computed.
  case unknown
}

extension FileTree {
  /// - Parameter file: what the record's path leads to.
  func state(of record: RecordedFile, at file: FileNumber?) -> FileState {
    guard let file else { return record.mayBeMissing ? .unknown : .missing }
    switch record.content {
    case .unrecorded: return .unknown
    case .link(let target): return link(file).map { $0 == target ? .consistent : .modified } ?? .modified
    case .linkDigest(let algorithm, let digest):
      guard let target = link(file) else { return .modified }
      return target.digest(algorithm).map { $0 == digest ? .consistent : .modified } ?? .unknown
    // apk records the digest of a link's target in the same way as that of a content.
    case .digest(let algorithm, let digest) where algorithm == .sha1 && link(file) != nil:
      return self.state(
        of: RecordedFile(path: record.path, content: .linkDigest(algorithm, digest)), at: file)
    case .digest(let algorithm, let digest):
      guard inode(of: file)?.kind == .regular else { return .modified }
      if let size = record.size, inode(of: file)?.size != size { return .modified }
      return self.digest(algorithm, of: file).map { $0 == digest ? .consistent : .modified } ?? .unknown
    }
  }

  private func link(_ file: FileNumber) -> [UInt8]? {
    inode(of: file)?.kind == .symbolicLink ? Array(linkTarget(of: file)) : nil
  }

  func digest(_ algorithm: DigestAlgorithm, of file: FileNumber) -> [UInt8]? {
    if algorithm == .sha256 { return digest(of: file)?.bytes }
    let report = report(of: file) as? FileReport
    if let digest = report?.digests[algorithm] { return digest }
    return algorithm == .md5 ? report?.weakDigests?.md5 : algorithm == .sha1 ? report?.weakDigests?.sha1 : nil
  }
}

extension [UInt8] {
  /// The digest of a link's target; apk records that of every link.
  fileprivate func digest(_ algorithm: DigestAlgorithm) -> [UInt8]? {
    switch algorithm {
    case .sha256: Digest.sha256(of: self).bytes
    case .md5, .sha1:
      withUnsafeBytes { bytes in
        var hasher = WeakDigestHasher()
        hasher.update(bytes)
        return algorithm == .md5 ? hasher.finish().md5 : hasher.finish().sha1
      }
    case .sha384, .sha512: nil
    }
  }
}
