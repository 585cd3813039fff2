import Archives
import Attestations
import Digests
import Fingerprints
import Images
import Models

/// A folder with copies of models, or with pointers of Git LFS to them, as a list of fingerprints.
public enum ReferenceFolder {
  /// Models and what belongs to them; what else lies there says nothing about the target.
  public static func fingerprints(of path: String) throws(TargetError) -> FingerprintList {
    let tree: FileTree
    do throws(ImageError) {
      let reader = FolderReader(limits: ArchiveLimits(), examiner: FileExaminer(ofFolderWith: .none)) { _ in }
      tree = try reader.read(path)
    } catch {
      throw TargetError(error)
    }
    var fingerprints: [Fingerprint] = []
    for entry in ModelEntries(in: tree).all {
      guard !entry.path.starts(with: ".git/".utf8) else { continue }
      if let pointer = try pointer(at: entry, below: path) {
        fingerprints.append(pointer)
      } else if let digest = tree.digest(of: entry.file)?.bytes {
        fingerprints.append(
          Fingerprint(path: entry.path, digests: [.sha256: digest], size: tree.inode(of: entry.file)?.size))
      }
    }
    guard !fingerprints.isEmpty else { throw TargetError("no model lies in it") }
    return FingerprintList(.folder, fingerprints)
  }

  /// Nil for what is no pointer.
  private static func pointer(at entry: ModelEntry, below folder: String) throws(TargetError) -> Fingerprint?
  {
    guard entry.report.format == .gitLFSPointer else { return nil }
    let bytes = try HostText.bytes(
      of: folder + "/" + String(decoding: entry.path, as: UTF8.self), limit: 4096)
    do throws(ListError) {
      return try FingerprintDocument.pointer(bytes, path: entry.path)
    } catch {
      throw TargetError("\(String(decoding: entry.path, as: UTF8.self)) \(error.description)")
    }
  }
}
