import Diagnostics
import Documents
import FoundationEssentials
import Glibc

/// The configuration file.
struct SettingsFile {
  static let name = "plimsoll.yaml"

  /// Relative to the working directory, as messages name it.
  let path: String

  init(path: String) {
    self.path = path
  }

  /// The file in the working directory, or else in the next folder above it, up to the root of the repository.
  ///
  /// Outside a repository nothing above counts, and the home folder never does: a file that nobody sees there must
  /// not decide about an image.
  static var nearest: SettingsFile? {
    let here = FileManager.default.currentDirectoryPath
    let depth = here.utf8.count { $0 == UInt8(ascii: "/") }
    let prefixes = (0...depth).map { String(repeating: "../", count: $0) }
    let root = prefixes.firstIndex { exists($0 + ".git") } ?? 0
    let prefix = prefixes[...root].first { prefix in
      exists(prefix + name) && (prefix.isEmpty || !isHome(prefix))
    }
    return prefix.map { SettingsFile(path: $0 + name) }
  }

  func read() throws -> SettingLayer {
    layer(try TextFile.read(path))
  }

  /// What the text of the file decides; what is wrong with it are problems of the layer.
  func layer(_ source: SourceText) -> SettingLayer {
    let collector = DiagnosticCollector()
    var layer = SettingLayer()
    do throws(Diagnostics) {
      let root = try Node(parsingYAML: source)
      read(root, below: [], source, collector, into: &layer)
    } catch {
      collector.add(error)
    }
    for problem in collector.all { layer.add(problem) }
    return layer
  }

  private func read(
    _ node: Node, below parents: [String], _ source: SourceText, _ collector: DiagnosticCollector,
    into layer: inout SettingLayer
  ) {
    let what = parents.last.map { "'\($0)'" } ?? "the configuration"
    guard var reader = MappingReader(node, in: source, what: what, collector: collector) else { return }
    var groups: [String] = []
    for setting in Settings.table.all where setting.keys.starts(with: parents) {
      let key = setting.keys[parents.count]
      if setting.keys.count == parents.count + 1 {
        guard let node = reader.optionalNode(key) else { continue }
        layer.set(setting, located(node, setting.location), in: source) { "\(path):\($0.line)" }
      } else if !groups.contains(key) {
        groups.append(key)
        guard let node = reader.optionalNode(key) else { continue }
        read(node, below: parents + [key], source, collector, into: &layer)
      }
    }
    reader.finish()
  }

  /// Paths in the file are relative to the file.
  private func located(_ node: Node, _ location: Location) -> Node {
    if let elements = node.sequence {
      return Node(.sequence(elements.map { located($0, location) }), at: node.position)
    }
    guard let scalar = node.scalar, !node.isNull, !scalar.text.isEmpty,
      let text = located(scalar.text, location)
    else { return node }
    return Node(.scalar(Scalar(text: text, kind: .string, style: scalar.style)), at: node.position)
  }

  /// Nil for a text that holds no path.
  private func located(_ text: String, _ location: Location) -> String? {
    switch location {
    case .nowhere: return nil
    case .path: return moved(text)
    case .idOrPath:
      return text.utf8.contains(UInt8(ascii: "/")) || Self.exists(moved(text)) ? moved(text) : nil
    case .afterEquals:
      let parts = text.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1).map { String(Substring($0)) }
      return parts.count == 2 ? "\(parts[0])=\(moved(parts[1]))" : nil
    }
  }

  /// A slash marks the text as a path to whoever reads it.
  private func moved(_ text: String) -> String {
    let slash = UInt8(ascii: "/")
    let folder = path.utf8.lastIndex(of: slash).map { String(path[...$0]) } ?? ""
    let moved = text.utf8.first == slash ? text : folder + text
    return moved.utf8.contains(slash) ? moved : "./" + moved
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  private static func isHome(_ folder: String) -> Bool {
    guard let home = Terminal.variable("HOME"), !home.isEmpty else { return false }
    var (one, other) = (stat(), stat())
    guard stat(folder, &one) == 0, stat(home, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }
}
