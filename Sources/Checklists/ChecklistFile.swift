import Digests

/// One YAML file of a checklist.
public struct ChecklistFile: Sendable {
  /// How messages name it, such as `checklists/disa-image/DISA-IMG-03.yaml`.
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The files of the checklists that the command carries, by checklist.
  public static let shipped: [[ChecklistFile]] = {
    var folders: [(name: String, files: [ChecklistFile])] = []
    for (path, text) in embeddedChecklistFiles {
      let folder = path.split(separator: "/").first.map(String.init) ?? path
      let file = ChecklistFile(path: "checklists/" + path, text: text)
      if let index = folders.firstIndex(where: { $0.name == folder }) {
        folders[index].files.append(file)
      } else {
        folders.append((folder, [file]))
      }
    }
    return folders.map(\.files)
  }()

  var isHead: Bool { path.utf8.suffix(15).elementsEqual("/checklist.yaml".utf8) }

  /// One digest over all files: paths and texts, sorted by path.
  static func digest(of files: [ChecklistFile]) -> String {
    var hasher = DigestHasher()
    for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      for text in [name, "\0", file.text, "\0"] {
        Array(text.utf8).withUnsafeBytes { hasher.update($0) }
      }
    }
    return hasher.finish().hex
  }
}
