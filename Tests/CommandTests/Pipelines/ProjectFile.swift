import Diagnostics
import Documents
import FoundationEssentials
import Glibc
import TestSupport

/// A file of the project that a pipeline reads.
struct ProjectFile {
  let text: String

  init(_ path: String) throws {
    guard let bytes = SharedData.bytes(of: Command.root + "/" + path) else {
      throw CommandFailure(text: "there is no \(path)")
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  static func yaml(_ path: String) throws -> Node {
    try Node(parsingYAML: SourceText(name: path, text: ProjectFile(path).text))
  }
}

extension Node {
  /// The texts of a mapping, in its order.
  var texts: [(key: String, value: String)] {
    (mapping ?? []).compactMap { member in member.value.scalar.map { (member.key, $0.text) } }
  }

  /// What a mapping in a sequence, or in another mapping, says at the end of this path.
  func text(_ keys: String...) throws -> String {
    let node = keys.reduce(self as Node?) { node, key in node?[key] }
    guard let text = node?.scalar?.text else { throw CommandFailure(text: "nothing at \(keys)") }
    return text
  }
}

extension Command {
  /// The command under test by the name that pipelines call, before the programs of the system.
  ///
  /// A link, since a script that was just written may not run while another test starts a program.
  static func path(in folder: TemporaryFolder) throws -> String {
    let link = folder.path + "/bin/plimsoll"
    if access(link, X_OK) != 0 {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/bin", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: binary.hasPrefix("/") ? binary : root + "/" + binary)
    }
    return "PATH=\(folder.path)/bin:/usr/bin:/bin"
  }
}
