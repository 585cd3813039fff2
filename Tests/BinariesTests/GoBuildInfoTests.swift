import Binaries
import Testing

/// What Go's linker wrote into a program of how it was built.
@Suite struct GoBuildInfoTests {
  private static let magic = [0xFF] + Array(" Go buildinf:".utf8)
  private static let mark = [UInt8](repeating: 0xA5, count: 16)
  private static let modules = "path\texample.org/app\nmod\texample.org/app\tv1.0.0\th1:=\n"

  private static func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// A program whose only segment is data, at an address with the same low bits as its place in the file.
  private static func program(_ data: [UInt8]) -> [UInt8] {
    let (place, address) = (UInt64(128), UInt64(0x40_0080))
    var bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
    bytes += number(2, 2) + number(62, 2) + number(1, 4) + number(address, 8) + number(64, 8) + number(0, 8)
    bytes += number(0, 4) + number(64, 2) + number(56, 2) + number(1, 2) + number(0, 6)
    bytes += number(1, 4) + number(6, 4) + number(place, 8) + number(address, 8) + number(address, 8)
    bytes += number(UInt64(data.count), 8) + number(UInt64(data.count), 8) + number(4096, 8)
    return bytes + [UInt8](repeating: 0, count: Int(place) - bytes.count) + data
  }

  /// The form since Go 1.18: both texts behind a header of 32 bytes, each behind its length.
  private static func information(version: String, modules: [UInt8]) -> [UInt8] {
    let head = magic + [8, 2] + [UInt8](repeating: 0, count: 16)
    let length = [UInt8(modules.count & 0x7F | 0x80), UInt8(modules.count >> 7)]
    return head + [UInt8(version.utf8.count)] + Array(version.utf8) + length + modules
  }

  private func read(_ bytes: [UInt8]) -> Result<GoBuildInfo, ELFError>? {
    let collector = ELFCollector(size: Int64(bytes.count))
    bytes.withUnsafeBytes { collector.update($0) }
    return (try? collector.finish().get())?.goBuildInfo
  }

  @Test(arguments: [0, 16, 4096])
  func `the version and the modules are found in the data`(before: Int) throws {
    let info = Self.information(
      version: "go1.22.1", modules: Self.mark + Array(Self.modules.utf8) + Self.mark)
    let found = try #require(try read(Self.program([UInt8](repeating: 1, count: before) + info))?.get())
    #expect(String(decoding: found.version, as: UTF8.self) == "go1.22.1")
    #expect(String(decoding: found.modules, as: UTF8.self) == Self.modules)
  }

  @Test func `before Go 1.18 addresses led to both texts`() throws {
    let base: UInt64 = 0x40_0080
    // Two names of texts behind the header, and the texts behind these.
    var data = Self.magic + [8, 0] + Self.number(base + 32, 8) + Self.number(base + 48, 8)
    data += Self.number(base + 64, 8) + Self.number(6, 8) + Self.number(base + 70, 8) + Self.number(0, 8)
    data += Array("go1.17".utf8)
    let found = try #require(try read(Self.program(data + [0]))?.get())
    #expect(String(decoding: found.version, as: UTF8.self) == "go1.17")
    #expect(found.modules.isEmpty)
  }

  @Test func `a program of another language has none`() {
    #expect(read(Self.program([UInt8](repeating: 0, count: 4096))) == nil)
    #expect(read(Self.program(Self.magic)) == nil)
    #expect(read(Self.program([0] + Self.information(version: "go1.22.1", modules: []))) == nil)
  }

  @Test func `a text cut anywhere is no text`() {
    let info = Self.information(
      version: "go1.22.1", modules: Self.mark + Array(Self.modules.utf8) + Self.mark)
    for count in 0..<info.count {
      let found = try? read(Self.program(Array(info.prefix(count))))?.get()
      #expect(found == nil, "\(count) bytes")
    }
  }

  @Test(arguments: [0x7F, 0xFF] as [UInt8])
  func `a length that leads out of the file is no text`(byte: UInt8) {
    let info = Self.magic + [8, 2] + [UInt8](repeating: 0, count: 16) + [UInt8](repeating: byte, count: 8)
    #expect((try? read(Self.program(info))?.get()) == nil)
  }
}
