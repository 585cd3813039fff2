import Archives
import Checklists
import Expressions
import Images
import Packages

/// A sudoers rule that asks for no password, and its file.
struct SudoRow: Sendable {
  let rule: SudoRule
  let path: String
  let layer: LayerReference?

  var location: FindingLocation { FindingLocation(path: path, line: rule.line, layer: layer) }
}

extension FactType<SudoRow> {
  static let sudoRule = FactType(
    "SudoRule", element: "rule", "A rule of /etc/sudoers or /etc/sudoers.d that asks for no password.",
    [
      Fact("path", .string, "The file.") { .string($0.path) },
      Fact("line", .int, "The line.") { .int($0.rule.line) },
      Fact("text", .string, "The rule as written.") { .string($0.rule.text) },
      Fact("layerIndex", .int, "The layer that wrote the file.") { .int($0.layer?.index ?? -1) },
    ])
}

extension ImageFiles {
  static let sudoersFolder = "etc/sudoers.d"

  /// The passwordless rules of every sudoers file.
  func sudoRules(_ names: LayerNames) -> Result<[SudoRow], EvaluationError> {
    tree.flatMap { tree in
      var files = [tree.resolve("etc/sudoers")].compactMap { $0 }
      if let folder = tree.resolve(Self.sudoersFolder) { files += tree.children(of: folder) }
      var rows: [SudoRow] = []
      for name in files {
        // As with settings: what a link leads to is read, or said to be unreadable.
        guard let file = tree.resolve(Array(tree.path(of: name))), tree.inode(of: file)?.kind == .regular
        else {
          continue
        }
        switch Self.bytes(of: file, in: tree) {
        case .failure(let error): return .failure(error)
        case .success(let bytes):
          let path = "/" + String(decoding: tree.path(of: file), as: UTF8.self)
          let layer = tree.layer(of: file).flatMap { names[$0] }
          rows += SudoersFile(parsing: bytes ?? []).passwordless.map {
            SudoRow(rule: $0, path: path, layer: layer)
          }
        }
      }
      return .success(rows)
    }
  }
}
