import TestSupport
import Testing

@testable import Models

/// PyTorch before 2020: five pickles, then the storages; and before 2016: a tar archive.
@Suite struct TorchLegacyTests {
  private func found(_ bytes: [UInt8], _ name: String = "m.pth") -> [String] {
    findings(in: bytes, named: name)
  }

  @Test func `a sound file has no findings, and its tensors are counted`() throws {
    let report = try #require(look(at: Torch.legacy(), named: "m.pth"))
    #expect(report.format == .legacyPyTorch && report.findings == [])
    #expect(report.tensors == ModelReport.TensorSummary(count: 1, parameters: 2))
  }

  @Test func `each of the five pickles is read`() {
    let evil = Torch.tensors(before: "cos\nsystem\n0")
    let place = Torch.legacy(tensors: []).firstRange(of: latin("\u{80}\u{2}]"))?.lowerBound ?? 0
    #expect(found(Torch.legacy(tensors: evil)) == ["unsafe unsafe-global at \(place + 2): os.system"])
    #expect(found(Torch.payload + Torch.legacy()).first == "unsafe unsafe-global at 2: os.system")
  }

  /// Scanners that look for the number find none, and PyTorch finds it.
  @Test func `a mark that is computed is told`() {
    let magic = "cbuiltins\nint\n(S'119547037146038801333356'\ntR"
    let report = look(at: Torch.legacy(magic: magic), named: "m.pth")
    #expect(report?.format == .legacyPyTorch)
    #expect(report?.findings.map(\.outline) == ["malformed bad-magic"])
  }

  @Test(
    arguments: [
      (little(Int64(2)) + zeros(9), "trailing-data", 16), (little(Int64(2)) + zeros(7), "truncated", 8),
      ([], "truncated", 0), (little(Int64(-1)), "storage-size", 0), (little(Int64.max), "storage-size", 0),
      (little(Int64(1) << 62), "storage-size", 0), (little(Int64(3)) + zeros(12), "storage-size", 0),
      (little(Int64(1)) + zeros(4), "storage-size", 0), (zeros(4), "truncated", 4),
    ])
  func `the storages are as large as the tensors say, and end the file`(
    storage: [UInt8], kind: String, place: Int
  ) {
    let start = Torch.legacy(storage: []).count
    #expect(found(Torch.legacy(storage: storage)) == ["malformed \(kind) at \(start + place)"])
  }

  @Test func `a pickle behind the storages is found`() {
    let bytes = Torch.legacy() + [0] + Torch.payload
    #expect(
      found(bytes) == [
        "malformed trailing-data at \(bytes.count - Torch.payload.count - 1)",
        "unsafe unsafe-global at \(bytes.count - Torch.payload.count): os.system",
      ])
  }

  @Test(arguments: ["m.pth", "m.pt", "pytorch_model.bin"]) func `a file cut anywhere is not accepted`(
    name: String
  ) {
    let bytes = Torch.legacy()
    // Two bytes are no pickle yet.
    for count in 3..<bytes.count {
      #expect(look(at: Array(bytes[..<count]), named: name)?.isAccepted != true, "cut at \(count)")
    }
  }

  private static let parts: [TarHeader] = [
    TarHeader("sys_info", body: latin("\u{80}\u{2}}.")), TarHeader("pickle", body: Torch.tensors()),
    TarHeader("storages", body: latin("\u{80}\u{2}K\0.")),
    TarHeader("tensors", body: latin("\u{80}\u{2}K\0.")),
  ]

  @Test func `the oldest files are tar archives of pickles`() throws {
    let evil = Self.parts.map {
      $0.name == Array("pickle".utf8) ? TarHeader("pickle", body: Torch.payload) : $0
    }
    let report = try #require(look(at: TarBuilder(evil).bytes, named: "m.pt"))
    #expect(report.format == .tarPyTorch)
    #expect(report.findings.map(\.outline) == ["unsafe unsafe-global in pickle at 2: os.system"])
  }

  @Test func `members that lead out of a tar archive are unsafe`() {
    let entries: [TarHeader] = [
      .file("../out"), .file("/abs"), .symbolicLink("a", to: "/etc/passwd"),
      .symbolicLink("b", to: "../../x"),
      .hardLink("c", to: "/etc/shadow"), .symbolicLink("d", to: "inside"), .file("inside"),
    ]
    #expect(
      found(TarBuilder(entries).bytes, "m.tar") == [
        "unsafe path-traversal", "unsafe path-traversal", "unsafe symlink-absolute",
        "unsafe symlink-absolute",
        "unsafe symlink-absolute",
      ])
  }

  @Test func `a tar archive is unpacked first`() {
    let tar = TarBuilder([TarHeader("weights.pkl", body: Torch.payload)]).bytes
    for packed in [Packing.gzip(tar), Packing.zstd(tar), ArchiveWriter.compressed(tar, by: .xz)] {
      #expect(found(packed, "m.tar.gz") == ["unsafe unsafe-global in weights.pkl at 2: os.system"])
    }
  }

  @Test func `a tar archive cut anywhere but between two members is not accepted`() {
    let bytes = TarBuilder([TarHeader("weights.pkl", body: latin("\u{80}\u{2}N."))]).bytes
    for count in stride(from: 0, to: 1024, by: 7) {
      #expect(look(at: Array(bytes[..<count]), named: "m.tar")?.isAccepted != true, "cut at \(count)")
    }
  }
}
