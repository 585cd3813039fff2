import FoundationEssentials
import TestSupport
import Testing

/// `docs/writing-rules.md` is followed as a reader follows it, from an empty folder on.
struct GuideTests {
  private struct Block {
    let language: String
    let lines: [String]

    var text: String { lines.joined(separator: "\n") + "\n" }
  }

  @Test func `the files of the guide load, and its commands print what it says`() throws {
    let folder = try TemporaryFolder()
    var commands = 0
    for block in try blocks {
      guard let first = block.lines.first else { continue }
      if let name = Self.fileName(first) {
        try write(block, to: name, in: folder)
      } else if block.language == "console", let arguments = Self.rest(of: first, after: "$ plimsoll ") {
        let words = arguments.split(separator: " ").map(String.init)
        let command = try Command(words, in: folder.path, environment: ["PATH=/usr/bin:/bin"])
        #expect(command.output == block.lines.dropFirst().map { $0 + "\n" }.joined())
        commands += 1
      }
    }
    #expect(commands == 6)
  }

  @Test func `the messages that the guide shows are real`() throws {
    let golden = Command.root + "/Tests/Golden/Mistakes/"
    let answers = try FileManager.default.contentsOfDirectory(atPath: golden).map {
      String(decoding: try Data(contentsOf: URL(filePath: golden + $0)), as: UTF8.self)
    }
    let shown = try blocks.filter { $0.language == "text" }
    #expect(shown.count >= 5)
    for block in shown { #expect(answers.contains(block.text), Comment(rawValue: block.text)) }
  }

  /// A block that says `at the end` goes on where the file stopped.
  private func write(_ block: Block, to name: String, in folder: TemporaryFolder) throws {
    let file = name.split(separator: ",").first.map(String.init) ?? name
    var text = block.text
    if file != name {
      let before = try Data(contentsOf: URL(filePath: folder.path + "/" + file))
      text = String(decoding: before, as: UTF8.self) + block.lines.dropFirst().map { $0 + "\n" }.joined()
    }
    try folder.write(Array(text.utf8), to: file)
  }

  /// A block that begins with the name of a file in the reader's folder is that file.
  private static func fileName(_ line: String) -> String? {
    guard let name = rest(of: line, after: "# ") else { return nil }
    return ["mine/", "dockerfiles/"].contains(where: name.hasPrefix) || name == "Dockerfile" ? name : nil
  }

  private static func rest(of line: String, after prefix: String) -> String? {
    line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : nil
  }

  /// The fenced blocks of the guide.
  private var blocks: [Block] {
    get throws {
      let guide = try Data(contentsOf: URL(filePath: Command.root + "/docs/writing-rules.md"))
      let lines = String(decoding: guide, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      var blocks: [Block] = []
      var open: (language: String, lines: [String])?
      for line in lines.map(String.init) {
        guard let fence = Self.rest(of: line, after: "```") else {
          open?.lines.append(line)
          continue
        }
        if let block = open {
          blocks.append(Block(language: block.language, lines: block.lines))
          open = nil
        } else {
          open = (fence, [])
        }
      }
      return blocks
    }
  }
}
