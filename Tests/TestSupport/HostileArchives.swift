/// Layers that no honest tool makes, by the name of the attack.
public enum HostileArchives: String, CaseIterable, Sendable {
  case dotDot, absolute, symlinkOut, symlinkLoop, hardLinkToNothing, hardLinkToItself, whiteoutOfRoot,
    whiteoutDotDot
  case duplicate, fileThenFolder, throughSymlink, rootIsFile, longName, negativeSize, overflowingSize,
    hugeSize
  case sparse, sparseOutOfBounds, trailingBytes, wrongChecksum, notTar

  public var layer: [UInt8] {
    switch self {
    case .trailingBytes: TarBuilder([.file("a")]).bytes + Array("behind".utf8)
    case .notTar: Array("this is no tar archive".utf8)
    default: TarBuilder(entries).bytes
    }
  }

  private var entries: [TarHeader] {
    switch self {
    case .dotDot: [.file("../../etc/passwd", "root::0:0::/:/bin/sh\n")]
    case .absolute: [.file("/etc/passwd", "root::0:0::/:/bin/sh\n")]
    case .symlinkOut: [.symbolicLink("out", to: "../../../../etc"), .file("out/passwd", "x")]
    case .symlinkLoop: [.symbolicLink("a", to: "b"), .symbolicLink("b", to: "a"), .file("a/x", "x")]
    case .hardLinkToNothing: [.hardLink("shadow", to: "../../etc/shadow")]
    case .hardLinkToItself: [.file("a"), .hardLink("a", to: "a")]
    case .whiteoutOfRoot: [.file(".wh.")]
    case .whiteoutDotDot: [.folder("etc"), .file("etc/.wh...")]
    case .duplicate: [.file("twice", "1"), .file("twice", "2")]
    case .fileThenFolder: [.file("p"), .folder("p/"), .file("p/q")]
    case .throughSymlink: [.folder("real"), .symbolicLink("link", to: "/real"), .file("link/x", "x")]
    case .rootIsFile: [TarHeader("./", type: "2").with { $0.linkName = Array("/etc".utf8) }]
    case .longName:
      [TarHeader("x").with { $0.gnuLongName = [UInt8](repeating: UInt8(ascii: "n"), count: 100_000) }]
    case .negativeSize: [TarHeader("a").with { $0.rawSize = [UInt8](repeating: 0xFF, count: 12) }]
    case .overflowingSize: [TarHeader("a").with { $0.rawSize = [0x80] + [UInt8](repeating: 0xFF, count: 11) }]
    case .hugeSize:
      [TarHeader("a").with { $0.rawSize = [0x80, 0, 0, 0, 0x7F] + [UInt8](repeating: 0xFF, count: 7) }]
    case .sparse: [Self.sparse(map: "1000000,3", size: 1_000_003)]
    case .sparseOutOfBounds: [Self.sparse(map: "17000000000,3", size: 10)]
    case .wrongChecksum: [TarHeader("a").with { $0.hasWrongChecksum = true }]
    case .trailingBytes, .notTar: []
    }
  }

  /// A sparse file in GNU's PAX format 0.1, with three bytes of data.
  private static func sparse(map: String, size: Int) -> TarHeader {
    TarHeader("sparse", body: Array("end".utf8)).with {
      $0.records = [
        ("GNU.sparse.size", Array(String(size).utf8)), ("GNU.sparse.numblocks", Array("1".utf8)),
        ("GNU.sparse.map", Array(map.utf8)),
      ]
    }
  }
}
