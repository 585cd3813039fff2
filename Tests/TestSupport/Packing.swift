/// Wraps bytes in gzip and zstd without compressing them, or squeezes zeros into next to nothing.
public enum Packing {
  /// One gzip member (RFC 1952) of stored blocks; checksum and length may be set wrong.
  public static func gzip(_ bytes: [UInt8], checksum: UInt32? = nil, length: UInt32? = nil) -> [UInt8] {
    member(
      deflated(bytes), checksum: checksum ?? crc32(bytes),
      length: length ?? UInt32(truncatingIfNeeded: bytes.count))
  }

  /// A gzip member around a deflate stream that was made elsewhere.
  public static func member(_ deflated: [UInt8], checksum: UInt32, length: UInt32) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + deflated + littleEndian(checksum) + littleEndian(length)
  }

  /// The wrapper of zlib (RFC 1950) around stored blocks.
  public static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return [0x78, 0x01] + deflated(bytes) + littleEndian(high << 16 | low).reversed()
  }

  /// A zstd frame (RFC 8878) of raw blocks.
  public static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    // Single segment, the content's size in eight bytes.
    var frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0b1110_0000]
    frame += littleEndian(UInt32(truncatingIfNeeded: bytes.count)) + [0, 0, 0, 0]
    let starts = bytes.isEmpty ? [0] : Array(stride(from: 0, to: bytes.count, by: 100_000))
    for start in starts {
      let block = bytes[start..<min(start + 100_000, bytes.count)]
      let header = UInt32(block.count) << 3 | (start == starts.last ? 1 : 0)
      frame += littleEndian(header).prefix(3) + block
    }
    return frame
  }

  /// Deflate (RFC 1951) of many megabytes of zeros: fixed codes, one literal, then the longest matches.
  public static func deflatedZeros(megabytes: Int) -> [UInt8] {
    var writer = BitWriter()
    writer.write(0b011, 3)  // the last block, with fixed codes
    writer.write(reversing: 0b0011_0000, 8)  // the byte 0
    let matches = megabytes << 20 / 258
    // Length 258 and distance 1.
    for _ in 0..<matches { writer.write(reversing: 0b1100_0101, 8); writer.write(reversing: 0, 5) }
    writer.write(reversing: 0, 7)
    return writer.finish()
  }

  /// Deflate of stored blocks.
  public static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    let starts = bytes.isEmpty ? [0] : Array(stride(from: 0, to: bytes.count, by: 65_535))
    for start in starts {
      let block = bytes[start..<min(start + 65_535, bytes.count)]
      let length = UInt16(block.count)
      result += [start == starts.last ? 1 : 0, UInt8(length & 255), UInt8(length >> 8)]
      result += [UInt8(~length & 255), UInt8(~length >> 8)] + block
    }
    return result
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  public static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 255)] }
  }

  public static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
  }
}

/// Deflate's bit order: values from the lowest bit, codes from the highest.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt32 = 0
  private var count = 0

  mutating func write(_ value: UInt32, _ bits: Int) {
    pending |= value << UInt32(count)
    count += bits
    while count >= 8 {
      bytes.append(UInt8(pending & 255))
      pending >>= 8
      count -= 8
    }
  }

  mutating func write(reversing code: UInt32, _ bits: Int) {
    write((0..<bits).reduce(0) { $0 << 1 | code >> UInt32($1) & 1 }, bits)
  }

  mutating func finish() -> [UInt8] {
    if count > 0 { bytes.append(UInt8(pending & 255)) }
    return bytes
  }
}
