import Archives
import Checklists
import Diagnostics
import Digests
import Expressions
import Images
import Packages

/// A file that is not what the record of its package says.
struct AlteredFileRow: Sendable {
  let context: FileContext
  let deviation: PackageIntegrity.Deviation

  var path: String {
    let bytes = deviation.file.map { Array(context.tree.path(of: $0)) } ?? deviation.record.path
    return String(escapingInvalid: [UInt8(ascii: "/")] + bytes)
  }

  private var layer: Int? { deviation.file.flatMap(context.tree.layer) }

  var layerIndex: Int { layer ?? -1 }

  var location: FindingLocation { FindingLocation(path: path, layer: layer.flatMap { context.layers[$0] }) }

  /// A record whose digest was forged may still have the old size.
  private var sizes: (expected: Int64, actual: Int64)? {
    guard let expected = deviation.record.size, let file = deviation.file,
      let entry = context.tree.inode(of: file), entry.kind == .regular, entry.size != expected
    else { return nil }
    return (expected, entry.size)
  }

  var expected: String {
    if let sizes { return "\(sizes.expected) bytes" }
    switch deviation.record.content {
    case .digest(let algorithm, let digest), .linkDigest(let algorithm, let digest):
      return "\(algorithm.rawValue):\(digest.hex)"
    case .link(let target): return "-> " + String(escapingInvalid: target)
    case .unrecorded: return ""
    }
  }

  var actual: String {
    if let sizes { return "\(sizes.actual) bytes" }
    let tree = context.tree
    guard let file = deviation.file else { return "" }
    switch tree.inode(of: file)?.kind {
    case .symbolicLink: return "-> " + String(escapingInvalid: tree.linkTarget(of: file))
    case .regular:
      guard case .digest(let algorithm, _) = deviation.record.content else { return "a regular file" }
      return tree.digest(algorithm, of: file).map { "\(algorithm.rawValue):\($0.hex)" } ?? ""
    default: return "no regular file"
    }
  }
}

extension FactType<AlteredFileRow> {
  static let alteredFile = FactType(
    "AlteredFile", element: "file",
    "A file that is not what the record of its package says. The record lies in the image itself: it shows a change, and cannot show that there was none.",
    [
      Fact("path", .string, "Absolute path; bytes that are not UTF-8 as \\xHH.") { .string($0.path) },
      Fact("package", .string, "The package that the file belongs to.") {
        .string($0.deviation.package.name)
      },
      Fact("packageType", .string, allowed: PackageType.allCases.map(\.rawValue), "Its package manager.") {
        .string($0.deviation.package.type.rawValue)
      },
      Fact(
        "state", .string, allowed: [FileState.modified.rawValue, FileState.missing.rawValue], "What is wrong."
      ) {
        .string($0.deviation.state.rawValue)
      },
      Fact("configuration", .bool, "The package lets its owner change the file.") {
        .bool($0.deviation.record.isConfiguration)
      },
      Fact("expected", .string, "The recorded size, digest or target.") { .string($0.expected) },
      Fact("actual", .string, "The file's own; empty where it is missing.") { .string($0.actual) },
      Fact("layerIndex", .int, "The layer that wrote the file, counted from 0; -1 where it is missing.") {
        .int($0.layerIndex)
      },
    ])
}
