import Digests
import FoundationEssentials
import TestSupport
import Testing

/// A list of fingerprints that was made where the image was tested, and what it later catches.
struct FingerprintTests {
  private let folder: TemporaryFolder
  private let list: String

  init() throws {
    folder = try TemporaryFolder()
    list = folder.path + "/fingerprints.yaml"
    let image = try ServedModel().write(to: folder, as: "tested.tar")
    let made = try Command("fingerprint", "--output", list, image)
    try #require(made.exitCode == 0, "\(made.errors)")
  }

  private static let integrity = [
    "AI-INT-01", "AI-INT-02", "AI-INT-03", "AI-INT-05", "AI-INT-09", "AI-INT-12",
  ]

  private func scan(_ image: ServedModel, _ options: String...) throws -> Command {
    let rules = Self.integrity.flatMap { ["--rule", $0] }
    return try Command(
      ["scan", "--format", "json", "--manifest", list] + rules + options + [try image.write(to: folder)])
  }

  /// `rule path` of every finding of a rule that failed.
  private func findings(_ command: Command) throws -> Set<String> {
    let report = try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
    let failed = report.results.filter { $0.status == "fail" }
    return Set(
      failed.flatMap { result in result.findings.map { "\(result.ruleId) \($0.path ?? $0.subject ?? "")" } })
  }

  @Test func `the image that was tested passes`() throws {
    let command = try scan(ServedModel())
    #expect(try findings(command) == [])
    #expect(command.exitCode == 0)
  }

  @Test func `an image with a model and no list fails, and is told how to make one`() throws {
    let image = try ServedModel().write(to: folder)
    let command = try Command("scan", "--rule", "AI-INT-01", image)
    #expect(command.exitCode == 1)
    #expect(
      command.output.replacing("\n         ", with: " ").contains("plimsoll fingerprint TARGET --output"))
  }

  struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let image: @Sendable () -> ServedModel
    let findings: Set<String>

    init(_ name: String, _ findings: Set<String>, _ image: @autoclosure @escaping @Sendable () -> ServedModel)
    {
      testDescription = name
      self.findings = findings
      self.image = image
    }
  }

  private static let model = "/models/llm/model.safetensors"
  private static var replaced: TarHeader {
    TarHeader("models/llm/model.safetensors", body: ServedModel.safetensors(2))
  }

  static let attacks = [
    Attack("a flipped byte", ["AI-INT-02 \(model)"], ServedModel(weights: ServedModel.safetensors(2))),
    Attack(
      "a missing file", ["AI-INT-02 \(model)"],
      ServedModel().adding(.file("models/llm/.wh.model.safetensors"))),
    Attack(
      "one more file in the model's folder", ["AI-INT-03 /models/llm/modeling.py"],
      ServedModel().adding(.file("models/llm/modeling.py", "import os\n"))),
    Attack(
      "a renamed file", ["AI-INT-02 \(model)", "AI-INT-03 /models/llm/weights.safetensors"],
      ServedModel().adding(
        .file("models/llm/.wh.model.safetensors"),
        TarHeader("models/llm/weights.safetensors", body: ServedModel.safetensors(1)))),
    Attack(
      "a model that was removed and added again", ["AI-INT-02 \(model)", "AI-INT-09 \(model)"],
      ServedModel().adding(.file("models/llm/.wh.model.safetensors")).adding(replaced)),
    Attack(
      "a model that a later layer replaced", ["AI-INT-02 \(model)", "AI-INT-09 \(model)"],
      ServedModel().adding(replaced)),
    Attack(
      "another tokenizer", ["AI-INT-02 /models/llm/tokenizer.json"],
      ServedModel(tokenizer: #"{"version":"1.0","added_tokens":[]}"#)),
    Attack(
      "another configuration", ["AI-INT-02 /models/llm/config.json", "AI-INT-09 /models/llm/config.json"],
      ServedModel().adding(.file("models/llm/config.json", #"{"architectures":["Evil"]}"#))),
    Attack(
      "another server", ["AI-INT-02 /app/serve", "AI-INT-09 /app/serve"],
      ServedModel().adding(.file("app/serve", "another server", mode: 0o755))),
    Attack(
      "a server that everybody may write", ["AI-INT-02 /app/serve"],
      ServedModel().adding(.file("app/serve", "the server", mode: 0o777))),
    Attack(
      "another program that is started", ["AI-INT-05 /app/other", "AI-INT-05 /app/serve"],
      ServedModel().adding(.file("app/other", "another server", mode: 0o755)).starting("/app/other")),
    Attack(
      "a model elsewhere", ["AI-INT-03 /root/.cache/backup.bin"],
      ServedModel().adding(TarHeader("root/.cache/backup.bin", body: ServedModel.safetensors(3)))),
    Attack(
      "a link in the place of the model", ["AI-INT-02 \(model)"],
      ServedModel().adding(
        .file("models/llm/.wh.model.safetensors"), TarHeader("tmp/m", body: ServedModel.safetensors(2))
      ).adding(.symbolicLink("models/llm/model.safetensors", to: "/tmp/m"))),
  ]

  @Test(arguments: attacks) func `the list catches`(_ attack: Attack) throws {
    let command = try scan(attack.image())
    #expect(try findings(command) == attack.findings)
    #expect(command.exitCode == 1)
  }

  @Test func `what follows a model that was replaced is marked as being about something else`() throws {
    let command = try scan(ServedModel().adding(Self.replaced))
    let report = try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
    let marked = report.results.filter(\.unverifiedTarget).map(\.ruleId)
    #expect(marked == ["AI-INT-01", "AI-INT-03", "AI-INT-12", "AI-INT-09"])
  }

  @Test func `the list of an image is the same each time it is made`() throws {
    let again = try Command("fingerprint", folder.path + "/tested.tar")
    #expect(again.output == String(decoding: try Data(contentsOf: URL(filePath: list)), as: UTF8.self))
  }

  @Test func `there is no list of an image that is not what it says`() throws {
    var image = ImageBuilder(ServedModel().layers)
    image.diffIDs = [.sha256(of: [])]
    let path = try folder.write(ImageBuilder.archive(image.ociLayout), to: "broken.tar")
    let made = try Command("fingerprint", "--output", folder.path + "/broken.yaml", path)
    #expect(made.exitCode == 3)
    #expect(made.errors.contains("unpacks to sha256:"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/broken.yaml"))
  }

  @Test func `a list that is broken is wrong use, and its mistakes are told at their places`() throws {
    try folder.write(
      Array(
        "apiVersion: plimsoll/v1\nkind: FingerprintManifest\nmodels:\n- {root: /m, files: [{path: a, sha256: 12}]}\n"
          .utf8),
      to: "wrong.yaml")
    let command = try Command(
      "scan", "--manifest", folder.path + "/wrong.yaml", try ServedModel().write(to: folder))
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("wrong.yaml:4:"))
    #expect(command.output == "")
  }
}
