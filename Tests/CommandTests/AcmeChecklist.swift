import FoundationEssentials
import TestSupport

/// A copy of `samples/acme` in a folder of its own, in which a test makes mistakes.
struct AcmeChecklist {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let samples = Command.root + "/samples/acme"
    for name in try FileManager.default.contentsOfDirectory(atPath: samples) {
      let data = try Data(contentsOf: URL(filePath: samples + "/" + name))
      try folder.write(Array(data), to: "acme/" + name)
    }
  }

  /// Replaces a part of a file, which must be in it.
  func change(_ name: String, _ part: String, to replacement: String) throws {
    let path = folder.path + "/acme/" + name
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    guard text.contains(part) else { throw CommandFailure(text: "\(name) has no '\(part)'") }
    try folder.write(Array(text.replacing(part, with: replacement).utf8), to: "acme/" + name)
  }

  /// Runs `plimsoll checklist …` beside the folder.
  func run(_ arguments: String...) throws -> Command {
    try Command(["checklist"] + arguments, in: folder.path, environment: ["PATH=/usr/bin:/bin"])
  }
}
