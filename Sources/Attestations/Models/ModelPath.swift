import Diagnostics

/// A path below the root of a model: bytes, compared as bytes; empty for the root itself.
public struct ModelPath: Hashable, Sendable {
  public let bytes: [UInt8]

  /// Takes the path as a walk through the folder gives it: relative, without `.`, `..` and empty names.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static let root = ModelPath([])

  /// Reads a path of a manifest, `./` and doubled slashes taken out; nil for one that is absolute, climbs or has a NUL.
  init?(inManifest text: some Sequence<UInt8>) {
    let text = Array(text)
    guard !text.isEmpty, text.first != slash, !text.contains(0) else { return nil }
    let names = text.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
    guard !names.contains(where: { $0.elementsEqual("..".utf8) }) else { return nil }
    bytes = Array(names.joined(separator: [slash]))
  }

  /// Whether the path is this folder or something in it.
  func isWithin(_ folder: ModelPath) -> Bool {
    bytes.starts(with: folder.bytes)
      && (bytes.count == folder.bytes.count || bytes[folder.bytes.count] == slash)
  }
}

extension ModelPath: Comparable {
  /// The order of OpenSSF Model Signing 1.1: name by name, so that `a/x` stands before `a-b/x`.
  public static func < (left: ModelPath, right: ModelPath) -> Bool {
    // No name has a NUL, and none of them comes before one: as NUL, the slash ends a name before every longer one.
    left.bytes.lazy.map { $0 == slash ? 0 : $0 }
      .lexicographicallyPrecedes(right.bytes.lazy.map { $0 == slash ? 0 : $0 })
  }
}

extension ModelPath: CustomStringConvertible {
  /// The path as text, `.` for the root; what no terminal should get is escaped.
  public var description: String { bytes.isEmpty ? "." : String(escapingInvalid: bytes).escaped }
}

private let slash = UInt8(ascii: "/")
