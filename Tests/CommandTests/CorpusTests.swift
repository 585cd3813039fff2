import FoundationEssentials
import TestSupport
import Testing

/// Real images with known faults, where PLIMSOLL_CORPUS names the folder that `build-images` filled.
@Suite(.enabled(if: SharedData.corpus != nil, "needs the corpus of images"))
struct CorpusTests {
  @Test func `the hardened image has no failure of category I`() throws {
    let report = try Report(try scan("big/layout", ["--image", "ai-good", "--checklist", "disa-image"]))
    #expect(!report.results.contains { $0.status == "fail" && $0.category == "I" })
    #expect(!report.results.contains { $0.status == "error" })
  }

  @Test(arguments: [
    "DISA-IMG-01", "DISA-IMG-02", "DISA-IMG-03", "DISA-IMG-09", "DISA-IMG-11", "DF-CACHE", "DISA-IMG-18b",
  ])
  func `a fault that was planted is found`(rule: String) throws {
    let report = try Report(try scan("big/layout", ["--image", "ai-bad", "--rule", rule]))
    #expect(report[rule]?.status == "fail")
  }

  @Test func `the files that were changed in the twin are found, and no others`() throws {
    let report = try Report(try scan("big/layout", ["--image", "ai-tampered", "--rule", "DISA-IMG-11b"]))
    let paths = report["DISA-IMG-11b"]?.findings.compactMap(\.path) ?? []
    #expect(
      Set(paths) == [
        "/opt/venv/bin/magika", "/opt/venv/lib/python3.11/site-packages/uvicorn/main.py",
        "/usr/bin/sha256sum",
      ])
    #expect(paths.count == 3)
  }

  /// The twins differ in the model, a library, a tool and the server; the stealthy one rewrote every record in the image, too.
  @Test(arguments: ["ai-tampered", "ai-stealth"])
  func `a list of the good image tells its twins apart`(image: String) throws {
    let folder = try TemporaryFolder()
    let (list, corpus) = (folder.path + "/fingerprints.yaml", SharedData.corpus ?? "")
    let made = try Command("fingerprint", "--image", "ai-good", "--output", list, corpus + "/big/layout")
    try #require(made.exitCode == 0, "\(made.errors)")
    let rules = ["AI-INT-01", "AI-INT-02", "AI-INT-03", "AI-INT-12"].flatMap { ["--rule", $0] }
    let good = try scan("big/layout", ["--image", "ai-good", "--manifest", list] + rules)
    #expect(good.exitCode == 0)
    let report = try Report(try scan("big/layout", ["--image", image, "--manifest", list] + rules))
    let paths = Set(report["AI-INT-02"]?.findings.compactMap(\.path) ?? [])
    #expect(paths.contains("/app/models/silero_vad.onnx"))
    #expect(report["AI-INT-02"]?.status == "fail")
  }

  @Test(arguments: ["debian", "ai-good"], ["DISA-IMG-11b", "DISA-IMG-09", "DISA-IMG-18", "AI-INT-06b"])
  func `a clean image has no altered file, no credential and no foreign code`(image: String, rule: String)
    throws
  {
    let report = try Report(try scan("big/layout", ["--image", image, "--rule", rule]))
    let result = try #require(report[rule])
    #expect(result.status != "fail" && result.status != "error" && result.findings.isEmpty)
  }

  @Test(arguments: entries(of: "small/broken"))
  func `a broken image is incomplete`(name: String) throws {
    let command = try scan("small/broken/" + name)
    #expect(command.exitCode == 3)
    #expect(command.endedCleanly)
  }

  @Test(arguments: entries(of: "small/hostile"))
  func `a hostile image ends cleanly`(name: String) throws {
    let command = try scan("small/hostile/" + name)
    #expect(command.exitCode == 1 || command.exitCode == 3)
    #expect(command.endedCleanly)
  }

  private func scan(_ path: String, _ options: [String] = []) throws -> Command {
    try Command.bounded(["scan", "--format", "json"] + options + ["\(SharedData.corpus ?? "")/\(path)"])
  }

  private static func entries(of folder: String) -> [String] {
    guard let corpus = SharedData.corpus else { return [] }
    return ((try? FileManager.default.contentsOfDirectory(atPath: "\(corpus)/\(folder)")) ?? []).sorted()
  }
}
