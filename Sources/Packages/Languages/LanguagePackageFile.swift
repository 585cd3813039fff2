import Diagnostics
import Documents

/// A file by which a package manager of a language tells what it installed; it is read alone, without any other file.
public enum LanguagePackageFile: Hashable, Sendable {
  case npm, conda, java

  /// Bytes that such a file may have.
  public var largestSize: Int64 { self == .java ? JavaArchive.largestSize : Self.largestText }

  static let largestText: Int64 = 16 << 20

  /// Nil for every other file: asked for each of an image, so that the last byte decides first.
  public init?(at path: ArraySlice<UInt8>) {
    if path.last == UInt8(ascii: "r") || path.last == UInt8(ascii: "i"), JavaArchive.isOne(path) {
      self = .java
      return
    }
    guard path.last == UInt8(ascii: "n") else { return nil }
    if CondaPackage.isRecord(path) {
      self = .conda
    } else if NodePackage.isInstalled(path) {
      self = .npm
    } else {
      return nil
    }
  }

  /// The packages that the file at a path tells of.
  public func packages(
    in bytes: [UInt8], at path: ArraySlice<UInt8>
  ) throws(PackageFileError) -> [InstalledPackage] {
    switch self {
    case .npm: [try NodePackage.read(bytes, at: path)]
    case .java: try JavaArchive.read(bytes, at: path)
    case .conda: [try CondaPackage.read(bytes, at: path)]
    }
  }
}

/// Why a file does not tell what was installed; that is then unknown, not nothing.
public struct PackageFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ path: ArraySlice<UInt8>, _ problem: String) {
    description = "/\(path.text): \(problem)"
  }
}

/// Reads a record in JSON; what is wrong with it becomes one error.
func parseRecord(
  _ bytes: [UInt8], at path: ArraySlice<UInt8>, duplicateKeys: DuplicateKeys = .refused
) throws(PackageFileError) -> Node {
  let limits = DocumentLimits(
    maximumBytes: Int(LanguagePackageFile.largestText), maximumNodes: 1_000_000)
  let node: Node
  do throws(Diagnostics) {
    node = try Node(parsingJSON: bytes, named: path.text, limits: limits, duplicateKeys: duplicateKeys)
  } catch {
    let first = error.all.first
    let place = first?.position.map { "line \($0.line), column \($0.column): " } ?? ""
    throw PackageFileError(path, place + (first?.message ?? "not JSON"))
  }
  guard node.mapping != nil else { throw PackageFileError(path, "it is \(node.description), and no object") }
  return node
}
