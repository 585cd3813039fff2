/// One member of a ZIP archive with every field open: what the directory says of it, and what stands before its content.
public struct ZipHeader: Sendable {
  public var name: [UInt8]
  /// As it lies in the archive.
  public var packed: [UInt8]
  /// UTF-8 names.
  public var flags: UInt16 = 1 << 11
  /// 0 is stored, 8 is deflated.
  public var method: UInt16 = 0
  public var checksum: UInt32
  public var size: UInt32
  public var packedSize: UInt32
  public var extra: [UInt8] = []
  /// Of Unix, with the kind of file.
  public var mode: UInt16 = 0
  /// Where the directory says that it begins, where that is not so.
  public var place: UInt32?

  /// What the member says of itself; nil for the words of the directory.
  public var own = OwnHeader()
  /// Bytes in front of its header, which nothing names.
  public var gap: [UInt8] = []
  /// Behind its content.
  public var descriptor: [UInt8] = []

  public struct OwnHeader: Sendable {
    public var signature = Array("PK\u{3}\u{4}".utf8)
    public var name: [UInt8]?
    public var flags: UInt16?
    public var method: UInt16?
    public var checksum: UInt32?
    public var size: UInt32?
    public var packedSize: UInt32?
    public var extra: [UInt8] = []
  }

  /// A member that is stored as it is.
  public init(_ name: String, _ content: [UInt8] = []) {
    self.name = Array(name.utf8)
    packed = content
    checksum = Packing.crc32(content)
    (size, packedSize) = (UInt32(content.count), UInt32(content.count))
  }

  /// A member that is deflated, without getting smaller.
  public static func deflated(_ name: String, _ content: [UInt8]) -> ZipHeader {
    ZipHeader(name, content).with {
      $0.method = 8
      $0.packed = Packing.deflated(content)
      $0.packedSize = UInt32($0.packed.count)
    }
  }

  /// A member whose sizes stand behind its content, as writers put them that cannot go back (APPNOTE 4.3.9).
  public static func streamed(_ name: String, _ content: [UInt8], signed: Bool = true) -> ZipHeader {
    ZipHeader(name, content).with {
      $0.flags |= 1 << 3
      ($0.own.checksum, $0.own.size, $0.own.packedSize) = (0, 0, 0)
      $0.descriptor = signed ? Array("PK\u{7}\u{8}".utf8) : []
      $0.descriptor += Packing.littleEndian($0.checksum)
      $0.descriptor += Packing.littleEndian($0.packedSize) + Packing.littleEndian($0.size)
    }
  }

  /// The same member with something changed.
  public func with(_ change: (inout ZipHeader) -> Void) -> ZipHeader {
    var copy = self
    change(&copy)
    return copy
  }

  /// The header and the content, with what stands before and behind.
  var member: [UInt8] {
    let name = own.name ?? self.name
    var bytes = gap + own.signature + Self.short(20)
    bytes += Self.short(own.flags ?? flags) + Self.short(own.method ?? method) + [0, 0, 0, 0]
    bytes += Packing.littleEndian(own.checksum ?? checksum)
    bytes += Packing.littleEndian(own.packedSize ?? packedSize) + Packing.littleEndian(own.size ?? size)
    bytes += Self.short(UInt16(name.count)) + Self.short(UInt16(own.extra.count))
    return bytes + name + own.extra + packed + descriptor
  }

  /// The record of the directory.
  func record(at place: Int) -> [UInt8] {
    // Made on Unix.
    var bytes = Array("PK\u{1}\u{2}".utf8) + [20, 3] + Self.short(20)
    bytes += Self.short(flags) + Self.short(method) + [0, 0, 0, 0]
    bytes += Packing.littleEndian(checksum) + Packing.littleEndian(packedSize) + Packing.littleEndian(size)
    bytes += Self.short(UInt16(name.count)) + Self.short(UInt16(extra.count))
    bytes += [0, 0, 0, 0, 0, 0] + Packing.littleEndian(UInt32(mode) << 16)
    return bytes + Packing.littleEndian(self.place ?? UInt32(place)) + name + extra
  }

  static func short(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
}
