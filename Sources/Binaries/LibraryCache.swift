/// `/etc/ld.so.cache`: which file a library's name leads to (glibc's `elf/dl-cache.h`, "glibc-ld.so.cache1.1").
public struct LibraryCache: Sendable {
  /// Paths by name, in the order in which the loader tries them.
  public private(set) var paths: [[UInt8]: [[UInt8]]] = [:]

  private static let magic = Array("glibc-ld.so.cache1.1".utf8)
  private static let headerSize = 48
  private static let entrySize = 24

  public struct Damage: Error, Sendable {
    public let message: String
  }

  public init(parsing bytes: [UInt8]) throws(Damage) {
    // Caches that older loaders read, too, have their own list before this one.
    guard let start = bytes.firstRange(of: Self.magic)?.lowerBound else {
      throw Damage(message: "it is not in the format of glibc 2.2 and later")
    }
    let content = bytes[start...]
    func number(at offset: Int) throws(Damage) -> Int {
      guard offset >= 0, content.count - 4 >= offset else { throw Damage(message: "it ends early") }
      let place = start + offset
      return (0..<4).reduce(0) { $0 | Int(content[place + $1]) << ($1 * 8) }
    }
    func text(at offset: Int) throws(Damage) -> [UInt8] {
      guard offset >= 0, offset < content.count, let end = content[(start + offset)...].firstIndex(of: 0)
      else {
        throw Damage(message: "a name lies outside of it")
      }
      return Array(content[(start + offset)..<end])
    }
    let count = try number(at: Self.magic.count)
    guard count <= (content.count - Self.headerSize) / Self.entrySize else {
      throw Damage(message: "it ends early")
    }
    for index in 0..<count {
      let entry = Self.headerSize + index * Self.entrySize
      let name = try text(at: try number(at: entry + 4))
      paths[name, default: []].append(try text(at: try number(at: entry + 8)))
    }
  }
}
