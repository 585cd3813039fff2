import Checklists
import Crypto

/// A version 5 UUID (RFC 9562, section 5.5): the same parts always give the same identifier.
enum NamedUUID {
  /// The URL namespace of RFC 9562.
  private static let namespace: [UInt8] = [
    0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
  ]

  static func text(for parts: [String]) -> String {
    text(forName: Netstrings.encode(parts))
  }

  /// SHA-1 is what version 5 is made of; nothing here relies on it being hard to collide.
  static func text(forName name: [UInt8]) -> String {
    var bytes = Array(Insecure.SHA1.hash(data: namespace + name).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16)
    }
    return text
  }
}
