/// A member of a ZIP archive, as the central directory names it (APPNOTE 4.3.12).
public struct ZipEntry: Hashable, Sendable {
  public let name: [UInt8]
  public let flags: UInt16
  public let method: UInt16
  /// CRC-32 of the content.
  public let checksum: UInt32
  public let packedSize: Int64
  public let size: Int64
  /// The Unix mode; 0 where another system wrote the archive.
  public let mode: UInt16
  /// The name in an extra field, by which some readers know the member.
  let unicodeName: [UInt8]?
  /// Of the member's own header, in bytes from the first member.
  let headerOffset: Int64

  /// The name for messages.
  public var shownName: String { String(decoding: name, as: UTF8.self) }

  public var isFolder: Bool { name.last == UInt8(ascii: "/") }
  public var isSymbolicLink: Bool { mode & 0o170000 == 0o120000 }
  public var isDeflated: Bool { method == 8 }

  /// The sizes stand behind the content in place of before it.
  var hasDescriptor: Bool { flags & 0x0008 != 0 }
}

extension ZipEntry {
  static let recordSize = 46
  static let signature: [UInt8] = [0x50, 0x4B, 1, 2]

  /// Reads one record at the start of `bytes` and says how long it is; nil for what is none.
  static func read(_ bytes: ArraySlice<UInt8>) -> (entry: ZipEntry, length: Int)? {
    guard bytes.count >= recordSize, bytes.starts(with: signature) else { return nil }
    let fields = LittleEndianFields(bytes)
    let lengths = [28, 30, 32].map { Int(fields.uint16($0)) }
    let length = recordSize + lengths.reduce(0, +)
    guard bytes.count >= length else { return nil }
    let nameStart = bytes.startIndex + recordSize
    let extraStart = nameStart + lengths[0]
    let extra = ZipExtraFields(bytes[extraStart..<extraStart + lengths[1]])
    var wide = extra.wideValues
    let (size, packedSize) = (wide.value(fields.uint32(24)), wide.value(fields.uint32(20)))
    let offset = wide.value(fields.uint32(42))
    guard let size, let packedSize, let offset else { return nil }
    let isUnix = fields.uint16(4) >> 8 == 3
    let entry = ZipEntry(
      name: Array(bytes[nameStart..<extraStart]), flags: fields.uint16(8), method: fields.uint16(10),
      checksum: fields.uint32(16), packedSize: packedSize, size: size,
      mode: isUnix ? UInt16(truncatingIfNeeded: fields.uint32(38) >> 16) : 0,
      unicodeName: extra.unicodeName, headerOffset: offset)
    return (entry, length)
  }
}
