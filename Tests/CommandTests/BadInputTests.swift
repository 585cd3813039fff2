import Digests
import TestSupport
import Testing

/// What cannot be read ends with 3 and one clear message, quickly and without a crash.
struct BadInputTests {
  /// Bytes that stand where an image archive is due, and a part of what is said about them.
  struct Broken: CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
  }

  private static var image: ImageBuilder {
    ImageBuilder([[.file("etc/passwd", "root:x:0:0::/:/bin/sh\n"), .file("app")]])
  }
  private static let archive = ImageBuilder.archive(image.ociLayout)

  @Test(arguments: [
    Broken(testDescription: "an empty file", bytes: []),
    Broken(testDescription: "text", bytes: Array("hello\n".utf8)),
    Broken(testDescription: "zeros", bytes: [UInt8](repeating: 0, count: 4096)),
    Broken(testDescription: "a tar of something else", bytes: TarBuilder([.file("a", "b")]).bytes),
    Broken(testDescription: "gzip of nothing", bytes: Packing.gzip([])),
    Broken(testDescription: "a gzip header alone", bytes: [0x1F, 0x8B]),
    Broken(testDescription: "a tar header alone", bytes: Array(archive.prefix(512))),
    Broken(testDescription: "half a tar header", bytes: Array(archive.prefix(200))),
    Broken(testDescription: "an archive cut in a blob", bytes: Array(archive.prefix(archive.count / 2))),
    Broken(
      testDescription: "a cut gzip stream", bytes: Array(Packing.gzip(archive).prefix(archive.count / 2))),
    Broken(testDescription: "a wrong checksum of gzip", bytes: Packing.gzip(archive, checksum: 7)),
    Broken(
      testDescription: "a bomb",
      bytes: Packing.member(Packing.deflatedZeros(megabytes: 4096), checksum: 0, length: 0)),
  ])
  func `what is no whole archive is incomplete`(broken: Broken) throws {
    let folder = try TemporaryFolder()
    try expectIncomplete(try folder.write(broken.bytes, to: "image.tar"))
  }

  @Test func `a target that is not there is incomplete`() throws {
    try expectIncomplete("nowhere/image.tar")
  }

  @Test func `a folder that is no layout is incomplete`() throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](), to: "file")
    try expectIncomplete(folder.path)
  }

  @Test(arguments: [
    ("{\"a\":1,\"a\":2}", "a"), (String(repeating: "[", count: 10_000), "deep"), ("{", ""), ("\u{0}", ""),
    ("7", ""),
    ("{\"schemaVersion\":2,\"manifests\":[]}", ""), ("{\"schemaVersion\":2,\"manifests\":[{}]}", ""),
  ])
  func `an index that is no index is incomplete`(json: String, part: String) throws {
    let folder = try TemporaryFolder()
    let layout = [
      ImageBuilder.Member("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"), .init("index.json", json),
    ]
    let command = try expectIncomplete(try folder.write(layout))
    #expect(command.errors.contains(part))
  }

  /// A document that does not say what is there.
  struct Lie: CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout ImageBuilder) -> Void

    init(_ what: String, _ change: @escaping @Sendable (inout ImageBuilder) -> Void) {
      testDescription = what
      self.change = change
    }
  }

  @Test(arguments: [
    Lie("a layer's digest") { $0.layerDigest = .sha256(of: [1]) },
    Lie("a layer's size") { $0.layerSize = 7 },
    Lie("a diff id") { $0.diffIDs = [.sha256(of: [1])] },
    Lie("an extra diff id") { $0.diffIDs = [.sha256(of: $0.layers[0]), .sha256(of: [1])] },
    Lie("the configuration's digest") { $0.configurationDigest = .sha256(of: [1]) },
    Lie("the manifest's digest") { $0.manifestDigest = .sha256(of: [1]) },
    Lie("an unknown media type") { $0.layerMediaType = "application/x-unknown" },
    Lie("gzip that is none") {
      $0.pack = .none; $0.layerMediaType = "application/vnd.oci.image.layer.v1.tar+gzip"
    },
  ])
  func `a lie opens the integrity gate and is never a clean image`(lie: Lie) throws {
    let folder = try TemporaryFolder()
    var image = Self.image
    lie.change(&image)
    let command = try Command.bounded(["scan", "--format", "json", try folder.write(image.ociLayout)])
    #expect(command.endedCleanly)
    #expect(command.exitCode == 3 || command.exitCode == 1)
    let report = try Report(command)
    // Either the image is not read at all, or the gate says why it is not believed.
    guard !report.results.isEmpty else {
      #expect(command.exitCode == 3)
      return
    }
    #expect(report["DISA-IMG-00"]?.status == "fail")
    let gates = ["DISA-IMG-00", "AI-INT-02", "AI-INT-04", "AI-INT-05"]
    #expect(report.results.allSatisfy { gates.contains($0.ruleId) || $0.unverifiedTarget })
  }

  @Test(arguments: [["--rule", "DF-HYG"], ["--skip-rule", "DISA-IMG-00"], ["--checklist", "cis-docker"]])
  func `a lie is told also where the integrity gate is left out`(options: [String]) throws {
    let folder = try TemporaryFolder()
    var image = Self.image
    image.diffIDs = [.sha256(of: [1])]
    let command = try Command.bounded(["scan"] + options + [try folder.write(image.ociLayout)])
    #expect(command.exitCode == 3)
    #expect(command.errors.contains("the configuration says sha256:"), Comment(rawValue: command.errors))
  }

  @Test(arguments: HostileArchives.allCases)
  func `a hostile layer ends cleanly and reaches nothing outside`(attack: HostileArchives) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(ImageBuilder(tars: [attack.layer]).ociLayout)
    let before = try folder.contents
    let command = try Command.bounded(["scan", "--format", "json", path])
    #expect(command.endedCleanly, Comment(rawValue: command.errors))
    #expect(command.exitCode == 1 || command.exitCode == 3)
    #expect(try folder.contents == before)
    // What stands in the host's own /etc/passwd is nobody's finding.
    let found = try Report(command).results.flatMap { [$0.reason ?? ""] + $0.findings.map(\.message) }
    #expect(!found.contains { $0.contains("daemon") })
  }

  @Test func `one broken target of several does not hide the others`() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(Self.archive, to: "good.tar")
    let bad = try folder.write([UInt8](), to: "bad.tar")
    let command = try Command.bounded(["scan", "--format", "json", bad, good])
    #expect(command.exitCode == 3)
    let report = try Report(command)
    #expect(report["DISA-IMG-02"]?.status == "fail")
    #expect(report.diagnostics.count == 1)
  }

  @discardableResult
  private func expectIncomplete(_ path: String) throws -> Command {
    let command = try Command.bounded(["scan", path])
    #expect(command.exitCode == 3, Comment(rawValue: command.output))
    #expect(command.endedCleanly)
    let lines = command.errors.split(separator: "\n")
    #expect(lines.count == 1, Comment(rawValue: command.errors))
    #expect(lines.allSatisfy { $0.hasPrefix("plimsoll: ") })
    return command
  }
}
