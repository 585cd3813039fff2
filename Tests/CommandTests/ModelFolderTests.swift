import Crypto
import Digests
import FoundationEssentials
import TestSupport
import Testing

/// Models that lie in a folder, without an image around them.
struct ModelFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try ServedModel.writeFolder(to: folder, as: "llm")
  }

  private func run(_ arguments: String...) throws -> Command { try Command(arguments, in: folder.path) }

  private func sums(_ lines: (name: String, bytes: [UInt8])...) -> [UInt8] {
    lines.flatMap { Array("\(Digest.sha256(of: $0.bytes).hex)  \($0.name)\n".utf8) }
  }

  @Test func `a folder with a model and no list fails, and what asks for an image waits for one`() throws {
    let command = try run("scan", "llm")
    #expect(command.exitCode == 1)
    #expect(command.output.contains("CAT II   AI-INT-01"))
    #expect(command.output.contains("rules look at the image: scan that, too"))
  }

  @Test func `checksums of a release are a list of it`() throws {
    try folder.write(
      sums(
        ("model.safetensors", ServedModel.safetensors(1)),
        ("config.json", Array(ServedModel.configuration.utf8))), to: "SHA256SUMS")
    let options = ["scan", "--rule", "AI-INT-01", "--rule", "AI-INT-02", "--manifest", "SHA256SUMS", "llm"]
    #expect(try Command(options, in: folder.path).exitCode == 0)
    try folder.write(ServedModel.safetensors(2), to: "llm/model.safetensors")
    let changed = try Command(options, in: folder.path)
    #expect(changed.exitCode == 1)
    #expect(changed.output.contains("differs from its list"))
  }

  @Test func `MD5 is compared, and proves nothing`() throws {
    let digest = Insecure.MD5.hash(data: ServedModel.safetensors(1)).map {
      String(UInt16($0) + 256, radix: 16).dropFirst()
    }
    try folder.write(Array("\(digest.joined())  model.safetensors\n".utf8), to: "MD5SUMS")
    let command = try run(
      "scan", "--rule", "AI-INT-01", "--rule", "AI-INT-02", "--manifest", "MD5SUMS", "llm")
    #expect(command.exitCode == 1, "\(command.output)")
    #expect(command.output.contains("MD5"))
  }

  @Test func `a folder with a Dockerfile and a model is judged as both`() throws {
    try folder.write(Array("FROM scratch\nUSER 1\n".utf8), to: "Dockerfile")
    let report = try NamedTargets(try run("scan", "--format", "json", "."))
    #expect(Set(report.targets.map(\.type)) == ["dockerfile", "model"])
  }

  @Test func `code in a model fails, and the finding names the member, the place and the import`() throws {
    let payload = Array("\u{80}\u{2}cos\nsystem\n(U\u{2}idtR.".unicodeScalars.map { UInt8($0.value) })
    try folder.write(payload, to: "llm/extra.pkl")
    let command = try run("scan", "--rule", "AI-INT-11", "llm")
    #expect(command.exitCode == 1)
    #expect(command.output.contains("os.system"), "\(command.output)")
    #expect(command.output.contains("extra.pkl"))
  }

  @Test func `a model that is cut is broken wherever it is cut`() throws {
    let whole = ServedModel.safetensors(1)
    for length in stride(from: 1, to: whole.count, by: 9) {
      try folder.write(Array(whole.prefix(length)), to: "llm/model.safetensors")
      let command = try run("scan", "--rule", "AI-INT-12", "llm")
      #expect(command.exitCode == 1, "at \(length): \(command.output)")
    }
  }

  private struct NamedTargets: Decodable {
    let targets: [Target]

    struct Target: Decodable {
      let type: String
    }

    init(_ command: Command) throws {
      self = try JSONDecoder().decode(NamedTargets.self, from: Data(command.output.utf8))
    }
  }
}
