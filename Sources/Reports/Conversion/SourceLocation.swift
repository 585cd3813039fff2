/// Where a finding shows in a repository: the lines of a Dockerfile, or else a file of the image.
struct SourceLocation {
  /// Relative, and without `.` and `..`.
  let path: String
  let line: Int
  let endLine: Int
  let column: Int
  /// Behind the last column.
  let endColumn: Int
  let snippet: String?
  /// Whether the file is one of the repository rather than of the image.
  let isInRepository: Bool

  init(_ finding: NativeReport.Finding?, in target: NativeReport.Target) {
    if let origin = finding?.dockerfile {
      self.init(origin.file, origin.line, origin.endLine, snippet: origin.snippet, isInRepository: true)
    } else if let finding, let path = finding.path {
      self.init(
        path, finding.line ?? 1, finding.endLine ?? finding.line ?? 1, column: finding.column ?? 1,
        snippet: finding.snippet, isInRepository: target.type == "dockerfile" || finding.endLine != nil)
    } else {
      let dockerfile = target.type == "dockerfile" ? target.name : target.dockerfile
      self.init(dockerfile ?? target.name, 1, 1, isInRepository: dockerfile != nil)
    }
  }

  private init(
    _ path: String, _ line: Int, _ endLine: Int, column: Int = 1, snippet: String? = nil,
    isInRepository: Bool
  ) {
    self.path = path.relativePath
    self.line = line.clamped
    self.endLine = max(endLine.clamped, self.line)
    self.column = column.clamped
    let lastLine = snippet?.unicodeScalars.split(separator: "\n").last?.count ?? 0
    endColumn = self.endLine > self.line ? lastLine + 1 : max(lastLine + 1, self.column + 1)
    self.snippet = snippet
    self.isInRepository = isInRepository
  }
}

extension Int {
  /// Lines and columns that no file has come from reports that this program did not write.
  fileprivate var clamped: Int { Swift.min(Swift.max(self, 1), 1 << 30) }
}

extension String {
  /// The path without a root, `.` and `..`: what reads reports takes paths from the root of the repository, and refuses others.
  fileprivate var relativePath: String {
    var parts: [Substring.UTF8View] = []
    for part in utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.map { String(Substring($0)) }.joined(separator: "/").nonEmpty ?? "unnamed"
  }
}
