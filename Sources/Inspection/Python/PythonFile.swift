import Archives

/// A small file by which Python, or what installs for it, tells what is installed and what runs.
enum PythonFile {
  case record, metadata
  /// The metadata of the older form, which records no digests.
  case eggInfo
  /// What Python reads whenever it starts.
  case pathFile
  /// Where a distribution came from (PEP 610).
  case origin
  case eggLink

  /// Nil for every other file: asked for each of an image, so that the last byte decides first.
  init?(at path: ArraySlice<UInt8>) {
    switch path.last {
    case UInt8(ascii: "D") where path.ends(with: Self.recordEnding): self = .record
    case UInt8(ascii: "A") where path.ends(with: Self.metadataEnding): self = .metadata
    case UInt8(ascii: "O") where Self.eggEndings.contains { path.ends(with: $0) }: self = .eggInfo
    case UInt8(ascii: "o") where path.ends(with: Self.eggFileEnding): self = .eggInfo
    case UInt8(ascii: "n") where path.ends(with: Self.originEnding): self = .origin
    case UInt8(ascii: "h") where path.ends(with: Self.pathEnding) && Self.isInSite(path): self = .pathFile
    case UInt8(ascii: "k") where path.ends(with: Self.linkEnding) && Self.isInSite(path): self = .eggLink
    default: return nil
    }
  }

  /// Whether a file lies right in a folder that Python searches for modules and path files.
  static func isInSite(_ path: ArraySlice<UInt8>) -> Bool {
    let folder = path[..<path.fileName.startIndex].dropLast()
    return sites.contains { folder.fileName.elementsEqual($0) }
  }

  private static let sites = ["site-packages", "dist-packages"].map { Array($0.utf8) }
  private static let recordEnding = Array(".dist-info/RECORD".utf8)
  private static let metadataEnding = Array(".dist-info/METADATA".utf8)
  private static let eggEndings = [".egg-info/PKG-INFO", "/EGG-INFO/PKG-INFO"].map { Array($0.utf8) }
  private static let eggFileEnding = Array(".egg-info".utf8)
  private static let originEnding = Array(".dist-info/direct_url.json".utf8)
  private static let pathEnding = Array(".pth".utf8)
  private static let linkEnding = Array(".egg-link".utf8)
}

extension ArraySlice<UInt8> {
  func ends(with ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
