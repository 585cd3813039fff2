import Binaries
import Testing

/// `/etc/ld.so.cache`, as ldconfig writes it.
@Suite struct LibraryCacheTests {
  private static let magic = Array("glibc-ld.so.cache1.1".utf8)

  private static func number(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func cache(_ entries: [(name: String, path: String)]) -> [UInt8] {
    var texts: [UInt8] = []
    var places: [(Int, Int)] = []
    let start = 48 + entries.count * 24
    for entry in entries {
      let name = start + texts.count
      texts += Array(entry.name.utf8) + [0]
      places.append((name, start + texts.count))
      texts += Array(entry.path.utf8) + [0]
    }
    let head = magic + number(entries.count) + number(texts.count) + [UInt8](repeating: 0, count: 20)
    return head
      + places.flatMap { number(3) + number($0.0) + number($0.1) + [UInt8](repeating: 0, count: 12) } + texts
  }

  private static let entries = [
    ("liba.so.1", "/lib/liba.so.1"), ("liba.so.1", "/usr/lib/liba.so.1"), ("libb.so", "/opt/libb.so"),
  ]

  @Test func `the paths of a name come in the order of the cache`() throws {
    let paths = try LibraryCache(parsing: Self.cache(Self.entries)).paths
    #expect(
      paths[Array("liba.so.1".utf8)] == ["/lib/liba.so.1", "/usr/lib/liba.so.1"].map { Array($0.utf8) })
    #expect(paths.count == 2)
  }

  @Test func `a list for older loaders may stand before it`() throws {
    let bytes = Array("ld.so-1.7.0\0".utf8) + [UInt8](repeating: 7, count: 40) + Self.cache(Self.entries)
    #expect(try LibraryCache(parsing: bytes).paths.count == 2)
  }

  @Test func `a cache cut anywhere is damage`() {
    let bytes = Self.cache(Self.entries)
    for count in 0..<bytes.count {
      #expect(throws: LibraryCache.Damage.self, "\(count) bytes") {
        try LibraryCache(parsing: Array(bytes.prefix(count)))
      }
    }
  }

  @Test(arguments: [20, 52, 56])
  func `a number that leads out of it is damage`(place: Int) {
    var bytes = Self.cache(Self.entries)
    bytes.replaceSubrange(place..<place + 4, with: [0xFF, 0xFF, 0xFF, 0x7F])
    #expect(throws: LibraryCache.Damage.self) { try LibraryCache(parsing: bytes) }
  }
}
