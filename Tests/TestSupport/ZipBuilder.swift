/// Writes ZIP archives whose entries are stored as they are (PKWARE APPNOTE, section 4.3).
public enum ZipBuilder {
  public static func archive(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for (name, content) in entries {
      let place = bytes.count
      // Names are UTF-8.
      var facts = number(1 << 11, 2) + number(0, 6)
      facts += number(checksum(content), 4)
      for size in [content.count, content.count] { facts += number(size, 4) }
      facts += number(name.utf8.count, 2) + number(0, 2)
      bytes += Array("PK\u{3}\u{4}".utf8) + number(20, 2)
      bytes += facts + Array(name.utf8) + content
      directory += Array("PK\u{1}\u{2}".utf8) + number(20, 2) + number(20, 2)
      directory += facts + number(0, 10) + number(place, 4) + Array(name.utf8)
    }
    var end = Array("PK\u{5}\u{6}".utf8) + number(0, 4)
    for count in [entries.count, entries.count] { end += number(count, 2) }
    end += number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    return bytes + directory + end
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
