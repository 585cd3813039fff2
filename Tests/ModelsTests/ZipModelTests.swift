import Archives
import TestSupport
import Testing

@testable import Models

/// ZIP archives as models, and as what models hide in.
@Suite struct ZipModelTests {
  private func found(_ archive: ZipBuilder, _ name: String = "m.zip", _ limits: ModelLimits = ModelLimits())
    -> [String]
  {
    findings(in: archive.bytes, named: name, ModelOptions(limits: limits))
  }

  private static let evil = ZipHeader("a.pkl", Torch.payload)
  private static let finding = "unsafe unsafe-global in a.pkl at 2: os.system"

  @Test func `models in an archive are named, each with its format`() throws {
    let members = [
      ZipHeader("dir/w.safetensors", Safetensors.sample), ZipHeader("readme.txt", Array("hello".utf8)),
      ZipHeader("inner.zip", ZipBuilder([Self.evil]).bytes),
    ]
    let report = try #require(look(at: ZipBuilder(members).bytes, named: "m.zip"))
    #expect(report.format == .zip)
    #expect(
      report.members.map { "\($0.name) \($0.format.rawValue)" } == [
        "dir/w.safetensors safetensors", "inner.zip!a.pkl pickle",
      ])
    #expect(report.findings.map(\.outline) == ["unsafe unsafe-global in inner.zip!a.pkl at 2: os.system"])
  }

  /// Whatever is wrong with an archive, what is in it is still looked at.
  @Test(
    arguments: [
      (evil.with { $0.own.name = Array("b.txt".utf8) }, "malformed zip-name-mismatch"),
      (evil.with { $0.flags |= 1 }, "malformed zip-flag"),
      (evil.with { $0.checksum ^= 1 }, "malformed zip-crc"),
      (evil.with { $0.own.size = 0 }, "malformed zip-header-mismatch"),
      (evil.with { $0.mode = 0o120777 }, "review symlink-entry"),
      (evil.with { $0.gap = [0] }, "malformed zip-gap"),
    ])
  func `an irregular archive is told, and its payload too`(member: ZipHeader, irregularity: String) {
    let found = found(ZipBuilder([ZipHeader("readme.txt"), member]))
    #expect(found.contains(Self.finding), "\(found)")
    #expect(found.contains { $0.hasPrefix(irregularity) }, "\(found)")
  }

  @Test func `irregularities have the member and the place`() {
    #expect(
      found(
        ZipBuilder([ZipHeader("one"), ZipHeader("../two").with { $0.mode = 0o120777 }, ZipHeader("ONE")]))
        == [
          "unsafe path-traversal in ../two at 33", "review symlink-entry in ../two at 33",
          "malformed duplicate-entry in ONE at 69",
        ])
    #expect(
      found(ZipBuilder([ZipHeader("one")]).with { $0.comment = Array("PK".utf8) }) == [
        "malformed zip-comment-eocd at 82"
      ])
  }

  @Test func `a member by a method that nobody reads is told`() {
    #expect(
      found(ZipBuilder([ZipHeader("w.bin", [1, 2]).with { $0.method = 99 }])) == [
        "malformed zip-method in w.bin at 0", "note unrecognised in w.bin",
      ])
  }

  @Test func `a directory that is broken hides nothing`() {
    let broken = ZipBuilder([Self.evil]).with { $0.claimedCount = 5 }
    #expect(found(broken) == ["malformed damaged", Self.finding])
    let gap = ZipBuilder([ZipHeader("a.txt"), Self.evil]).with { $0.comment = Array("PK".utf8) }
    #expect(found(gap).contains(Self.finding))
  }

  /// Some readers find the wide record by its locator: the archive is one to them.
  @Test func `an archive that cannot be read is not accepted`() throws {
    let archive = ZipBuilder([ZipHeader("a.txt")]).with { ($0.isWide, $0.wideGap) = (true, [0]) }
    #expect(found(archive) == ["unread: the Zip64 end record does not stand in front of its locator"])
    #expect(
      found(ZipBuilder([ZipHeader("inner.zip", archive.bytes)])) == [
        "unread: inner.zip: the Zip64 end record does not stand in front of its locator"
      ])
  }

  @Test func `archives nest only so deep`() {
    var bytes = ZipBuilder([Self.evil]).bytes
    for _ in 0..<3 { bytes = ZipBuilder([ZipHeader("i.zip", bytes)]).bytes }
    #expect(findings(in: bytes, named: "m.zip") == ["review deep-nesting in i.zip!i.zip!i.zip"])
  }

  @Test func `a member that unpacks to far more than its size is told`() {
    let bomb = ZipHeader("w.bin").with {
      $0.method = 8
      $0.packed = Packing.deflatedZeros(megabytes: 2)
      ($0.packedSize, $0.size) = (UInt32($0.packed.count), UInt32(1 + (2 << 20) / 258 * 258))
      $0.checksum = Packing.crc32(zeros(Int($0.size)))
    }
    var limits = ModelLimits()
    #expect(!found(ZipBuilder([bomb]), "m.zip", limits).contains("review compression-bomb in w.bin"))
    limits.archives.compressionRatio = 100
    #expect(found(ZipBuilder([bomb]), "m.zip", limits).contains("review compression-bomb in w.bin"))
  }

  /// Each of the members is small, and they share their bytes.
  @Test func `members that unpack to too much together are a bomb`() {
    let content = Packing.deflated(zeros(1000))
    let first = ZipHeader.deflated("0", zeros(1000))
    var members = (1..<100).map { number in
      ZipHeader("\(number)").with {
        ($0.method, $0.packed, $0.place) = (8, [], 0)
        ($0.packedSize, $0.size, $0.checksum) = (UInt32(content.count), 1000, first.checksum)
      }
    }
    members.insert(first, at: 0)
    var limits = ModelLimits()
    limits.archives.unpackedBytes = 10_000
    let bombs = found(ZipBuilder(members), "m.zip", limits).filter { $0.contains("compression-bomb") }
    #expect(bombs.first == "review compression-bomb in 10")
    limits.archives.unpackedBytes = 100_000
    #expect(!found(ZipBuilder(members), "m.zip", limits).contains { $0.contains("compression-bomb") })
  }

  @Test(.timeLimit(.minutes(1))) func `an archive full of gaps is searched in linear time`() {
    let filler = [UInt8](repeating: 7, count: 64)
    let members = (0..<3000).map { number in ZipHeader("\(number)").with { $0.gap = filler } }
    let found = found(
      ZipBuilder(
        [ZipHeader("first")] + members + [ZipHeader("last").with { $0.gap = ZipBuilder([Self.evil]).bytes }]))
    #expect(found.contains { $0.hasPrefix("malformed zip-gap") })
  }
}
