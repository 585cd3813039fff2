import FoundationEssentials
import TestSupport
import Testing

/// `docs/` is a book: its commands print what it shows, its links lead somewhere, and its table of contents has all of it.
struct BookTests {
  private static let docs = Command.root + "/docs"

  /// Every page, relative to `docs`.
  private static let pages: [String] = {
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: docs)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted()
  }()

  /// The guide for authors begins in an empty folder, and has a test of its own.
  private static let chapters = pages.filter { $0 != "writing-rules.md" }

  private static func text(_ page: String) throws -> String { try ProjectFile("docs/" + page).text }

  /// Runs what stands behind a `$` in blocks of `console`, and puts what it prints in place of what stands there.
  @Test(arguments: chapters)
  func `the commands of a chapter print what it shows`(page: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/samples", withDestinationPath: Command.root + "/samples")
    var lines: [String] = []
    var isOutput = false
    var isConsole = false
    for line in try Self.text(page).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
        isOutput = false
      } else if isConsole, line.hasPrefix("$ ") {
        isOutput = true
        lines += [line] + (try Self.output(of: String(line.dropFirst(2)), in: folder))
        continue
      }
      if !isOutput { lines.append(line) }
    }
    try expectGolden(lines.joined(separator: "\n"), page, in: "docs")
  }

  private static func output(of line: String, in folder: TemporaryFolder) throws -> [String] {
    let command = try Command(
      ["-c", line], in: folder.path, program: "/bin/sh",
      environment: [Command.path(in: folder), "SOURCE_DATE_EPOCH=1795478400", "LC_ALL=C.UTF-8"])
    var output = command.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if output.last == "" { output.removeLast() }
    return output
  }

  @Test func `every link leads to a page, and to a heading of it`() throws {
    var count = 0
    for page in Self.pages.map({ "docs/" + $0 }) + ["README.md", "CONTRIBUTING.md"] {
      let links = Self.links(in: try ProjectFile(page).text)
      for link in links where !link.hasPrefix("http") {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        let folder = page.split(separator: "/").dropLast().joined(separator: "/")
        let target = parts[0].isEmpty ? page : folder.isEmpty ? parts[0] : folder + "/" + parts[0]
        let isThere = FileManager.default.fileExists(atPath: Command.root + "/" + target)
        #expect(isThere, "\(page) leads to \(link)")
        if isThere, parts.count == 2 {
          #expect(
            Self.anchors(in: try ProjectFile(target).text).contains(parts[1]), "\(page) leads to \(link)")
        }
        count += 1
      }
    }
    #expect(count > 40)
  }

  @Test func `the table of contents has every page`() throws {
    let links = Set(Self.links(in: try Self.text("README.md")).map { $0.prefix { $0 != "#" } })
    for page in Self.pages where page != "README.md" {
      #expect(links.contains(page[...]), "\(page) is in no chapter")
    }
  }

  /// The targets of links, those in code left out.
  private static func links(in text: String) -> [String] {
    var links: [String] = []
    var isCode = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode, !line.hasPrefix("    ") else { continue }
      for part in line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      where part.offset.isMultiple(of: 2) || part.element.contains("](") {
        links += part.element.split(separator: "](").dropFirst().compactMap { rest in
          rest.split(separator: ")", maxSplits: 1).first.map(String.init)
        }
      }
    }
    return links
  }

  /// The names by which forges know the headings of a page.
  private static func anchors(in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
      let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
      return String(
        words.unicodeScalars.compactMap { scalar -> Character? in
          if scalar == " " { return "-" }
          return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
            || scalar == "_"
            ? Character(scalar) : nil
        })
    }
  }
}
