/// The names under which a download lies in the file system.
struct Trail {
  private(set) var names: [String]
  var isUnpacked = false
  /// Where it was unpacked; nil when that is not known.
  var unpackFolder: String?

  init(_ file: String?) {
    names = file.map { [$0] } ?? []
  }

  /// The name it was first stored under.
  var file: String? { names.first }

  mutating func add(_ name: String) { names.append(name) }

  /// A copy to a name, or into a folder.
  mutating func add(_ target: String, from source: String?) {
    names.append(target)
    if let source { names.append("\(target)/\(source.lastPart)") }
  }

  func holds(_ path: String) -> Bool {
    names.contains { $0.utf8.elementsEqual(path.utf8) }
  }

  /// Whether a bare name finds it: it lies in a folder of programs.
  func isCommand(_ name: String) -> Bool {
    guard !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.isEmpty else { return false }
    return names.contains { path in
      let parts = path.utf8.split(separator: UInt8(ascii: "/"))
      guard parts.count > 1, let last = parts.last, last.elementsEqual(name.utf8) else { return false }
      return ["bin", "sbin"].contains { parts[parts.count - 2].elementsEqual($0.utf8) }
    }
  }
}
