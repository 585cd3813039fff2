/// Tells Dockerfiles from other files by their names: `Dockerfile*`, `*.dockerfile` and `Containerfile*`, in any case.
enum DockerfileName {
  /// How messages say it.
  static let patterns = "Dockerfile*, *.dockerfile or Containerfile*"

  /// Endings that may be those of a program or a document: `Dockerfile.go` builds one, `dockerfile.go` is one.
  private static let ambiguous = [
    ".go", ".java", ".js", ".json", ".md", ".py", ".rb", ".rs", ".ts", ".yaml", ".yml",
  ]

  /// What lies beside a Dockerfile, and what editors leave.
  private static let excluded = [".dockerignore", "~", ".bak", ".orig", ".rej", ".swo", ".swp"]

  static func matches(_ name: String) -> Bool {
    let name = lowercased(name)
    guard !excluded.contains(where: { name.ends(in: $0) }) else { return false }
    return ["dockerfile", "containerfile"].contains { name.starts(with: $0.utf8) }
      || name.ends(in: ".dockerfile")
  }

  /// Whether the content has to say, too, what the file is.
  static func isAmbiguous(_ name: String) -> Bool {
    ambiguous.contains { lowercased(name).ends(in: $0) }
  }

  private static func lowercased(_ name: String) -> [UInt8] {
    name.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}

/// Tells Dockerfiles from other files by how they begin.
enum DockerfileStart {
  /// As many bytes as are looked at.
  static let length = 64 << 10

  /// Whether the first instruction, behind comments and empty lines, is `FROM` or `ARG` with an argument.
  static func matches(_ bytes: some Sequence<UInt8>) -> Bool {
    var text = Array(bytes.prefix(length))[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let words = line.split { $0 == 0x20 || $0 == 0x09 }
      guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
      let keyword = String(decoding: first, as: UTF8.self).uppercased()
      return words.count > 1 && !line.contains(0) && ["FROM", "ARG"].contains(keyword)
    }
    return false
  }
}

extension [UInt8] {
  fileprivate func ends(in ending: String) -> Bool { suffix(ending.utf8.count).elementsEqual(ending.utf8) }
}
