import Archives
import TestSupport
import Testing

@testable import Models

/// Pickles of joblib: with arrays in their middle, and compressed as a whole.
@Suite struct JoblibTests {
  /// A wrapper and what follows it: the shape as a value of the pickle, the type, and the numbers.
  private static func array(_ shape: String, _ type: String, _ data: String, aligned: Bool = false) -> String
  {
    let size = Unicode.Scalar(UInt8(type.unicodeScalars.count))
    var state = "U\u{5}shape\(shape)sU\u{5}dtypecnumpy\ndtype\n(U\(size)\(type)I0\nI1\ntRs"
    if aligned { state += "U\u{1B}numpy_array_alignment_bytesK\u{10}s" }
    return "cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\u{81}}\(state)b\(data)"
  }

  private func found(_ pickle: String, _ name: String = "m.joblib") -> [String] {
    findings(in: latin("\u{80}\u{3}" + pickle), named: name)
  }

  @Test(
    arguments: [
      array("K\u{3}\u{85}", "f4", "cos\nsystem\n."), array("K\u{2}K\u{2}\u{86}", "<i2", "12345678"),
      array(")", "f8", "12345678"), array("K\0\u{85}", "f8", ""), array("K\u{2}\u{85}", "U1", "12345678"),
      array("K\u{2}\u{85}", "S3", "123456"),
      array("K\u{2}\u{85}", "f4", "\u{3}\u{FF}\u{FF}\u{FF}12345678", aligned: true),
      array("K\u{2}\u{85}", "O8", "\u{80}\u{2}N."),
    ])
  func `the numbers of an array are passed over, whatever they look like`(array: String) {
    #expect(found(array + ".") == [])
    #expect(found(array + "0cos\nsystem\n.").last?.hasSuffix(": os.system") == true)
  }

  @Test func `objects in an array are a pickle, which is read`() {
    let pickle = Self.array("K\u{2}\u{85}", "O8", "\u{80}\u{2}cos\nsystem\n.")
    #expect(found(pickle + ".").first?.hasSuffix(": os.system") == true)
  }

  @Test(
    arguments: [
      array("K\u{9}\u{85}", "f4", "1234"),
      array("J\u{FF}\u{FF}\u{FF}\u{7F}J\u{FF}\u{FF}\u{FF}\u{7F}\u{86}", "f8", ""),
      array("\u{8A}\u{8}\0\0\0\0\0\0\0\u{40}\u{85}", "f8", ""),
      array("J\u{FF}\u{FF}\u{FF}\u{FF}\u{85}", "f8", ""),
      array("K\u{2}", "f8", "12345678"), array("K\u{2}\u{85}", "f", "12345678"),
      array("K\u{1}\u{85}", "U9223372036854775807", ""), "cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\u{81}Nb",
    ])
  func `an array whose size cannot be told, or is not there, ends the reading`(array: String) {
    let found = found(array + ".")
    #expect(
      found.first?.hasPrefix("malformed truncated") == true
        || found.first?.hasPrefix("malformed bad-shape") == true, "\(found)")
  }

  static func compressed(_ bytes: [UInt8], by format: String) -> [UInt8] {
    switch format {
    case "zlib": Packing.zlib(bytes)
    case "gzip": Packing.gzip(bytes)
    case "zstd": Packing.zstd(bytes)
    default: ArchiveWriter.Filter(rawValue: format).map { ArchiveWriter.compressed(bytes, by: $0) } ?? []
    }
  }

  static let formats = ["zlib", "gzip", "bzip2", "xz", "lzma", "lz4", "zstd"]

  @Test(arguments: formats) func `a compressed pickle is unpacked unasked, and so it is here`(format: String)
    throws
  {
    let bytes = Self.compressed(Torch.payload, by: format)
    let report = try #require(look(at: bytes, named: "m.joblib"))
    #expect(report.format == .compressedPickle)
    #expect(report.findings.map(\.outline) == ["note compressed", "unsafe unsafe-global at 2: os.system"])
    #expect(report.findings[0].message == "it is compressed with \(format)")
    // Its name does not matter, nor the protocol where the name promises a pickle.
    #expect(findings(in: bytes, named: "data").count == 2)
    let old = Self.compressed(latin("cos\nsystem\n."), by: format)
    #expect(findings(in: old, named: "m.pkl") == ["note compressed", "unsafe unsafe-global at 0: os.system"])
  }

  @Test(arguments: formats) func `a compressed pickle cut anywhere is not accepted`(format: String) {
    let bytes = Self.compressed(latin("\u{80}\u{2}]q\0(K\u{1}K\u{2}e."), by: format)
    #expect(look(at: bytes, named: "m.joblib")?.isAccepted == true)
    for count in 0..<bytes.count {
      #expect(look(at: Array(bytes[..<count]), named: "m.joblib")?.isAccepted != true, "cut at \(count)")
    }
    #expect(look(at: bytes + [1], named: "m.joblib")?.verdict == .fail)
  }

  @Test(arguments: ["bzip2", "xz", "lzma", "lz4"]) func `a bomb is told and not unpacked`(format: String) {
    var limits = ModelLimits()
    limits.archives.unpackedBytesBeforeRatio = 100_000
    let content = latin("\u{80}\u{2}B") + little(UInt32(4 << 20)) + zeros(4 << 20) + latin(".")
    let bytes = Self.compressed(content, by: format)
    #expect(
      findings(in: bytes, named: "m.joblib", ModelOptions(limits: limits)) == [
        "note compressed", "review compression-bomb",
      ])
  }
}
