import Archives
import Attestations
import FoundationEssentials
import Images

/// Signs a model folder or file as OpenSSF Model Signing does.
public struct ModelSigner: Sendable {
  public enum Failure: Error, Sendable {
    /// The model cannot be read.
    case unreadable(String)
    /// The model, the key or the certificate is none that can be signed with, as a phrase that follows the name.
    case unsigned(String)
  }

  private let name: String?
  private let signaturePath: String?

  /// - Parameters:
  ///   - name: of the model; that of its folder or file when nil.
  ///   - signaturePath: where the bundle will lie: within the model it is no part of what is signed.
  public init(name: String?, signaturePath: String?) {
    self.name = name
    self.signaturePath = signaturePath
  }

  /// - Returns: the bundle, as JSON.
  public func sign(
    _ path: String, with key: PrivateKey, _ certificates: CertificateList
  ) throws(Failure) -> [UInt8] {
    let folder = Self.absolute(path)
    let tree: FileTree
    do throws(ImageError) {
      let reader = FolderReader(limits: ArchiveLimits(), examiner: NothingToExamine()) { _ in }
      tree = try reader.read(path)
    } catch {
      throw .unreadable(error.description)
    }
    var ignored = ModelSerialization.gitPaths
    if let signaturePath, let inside = Self.path(Self.absolute(signaturePath), below: folder) {
      ignored.append(ModelPath(inside))
    }
    let isFile = HostFile.kindFollowingLinks(of: path) == .file
    let root = isFile ? folder.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? [] : []
    do throws(SignatureError) {
      return try ModelSignature.sign(
        SignedFolder(root, in: tree).contents, named: name ?? Self.lastPart(of: folder), ignoring: ignored,
        with: key,
        certificates: certificates)
    } catch {
      throw .unsigned("cannot be signed: \(error)")
    }
  }

  private static func absolute(_ path: String) -> [UInt8] {
    let bytes = Array(path.utf8)
    let whole =
      bytes.first == UInt8(ascii: "/")
      ? bytes : Array(FileManager.default.currentDirectoryPath.utf8) + [UInt8(ascii: "/")] + bytes
    var parts: [ArraySlice<UInt8>] = []
    for part in whole.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
    }
    return Array(parts.joined(separator: [UInt8(ascii: "/")]))
  }

  private static func path(_ path: [UInt8], below folder: [UInt8]) -> [UInt8]? {
    path.isBelow(folder) && path.count > folder.count ? Array(path.dropFirst(folder.count + 1)) : nil
  }

  private static func lastPart(of path: [UInt8]) -> String {
    String(decoding: path.split(separator: UInt8(ascii: "/")).last ?? path[...], as: UTF8.self)
  }
}

/// Hashing is enough.
private struct NothingToExamine: BodyExaminer {
  func keptSize(of path: ArraySlice<UInt8>) -> Int64? { nil }

  func examination(
    of path: ArraySlice<UInt8>, size: Int64, place: FileRegion?
  ) -> (any BodyExamination)? { nil }
}
