/// A file that tells what Python distribution is installed.
enum PythonFile {
  case record, metadata

  /// Nil for every other file: asked for each of an image, so that the last byte decides first.
  init?(at path: ArraySlice<UInt8>) {
    switch path.last {
    case UInt8(ascii: "D") where Self.ends(path, with: Self.recordEnding): self = .record
    case UInt8(ascii: "A") where Self.ends(path, with: Self.metadataEnding): self = .metadata
    default: return nil
    }
  }

  private static let recordEnding = Array(".dist-info/RECORD".utf8)
  private static let metadataEnding = Array(".dist-info/METADATA".utf8)

  private static func ends(_ path: ArraySlice<UInt8>, with ending: [UInt8]) -> Bool {
    path.suffix(ending.count).elementsEqual(ending)
  }
}
