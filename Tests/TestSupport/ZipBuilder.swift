/// Writes ZIP archives, also ones that no honest tool would write (PKWARE APPNOTE, section 4.3).
public struct ZipBuilder: Sendable {
  public var members: [ZipHeader]
  public var comment: [UInt8] = []
  /// Bytes before the archive, which its offsets do not count.
  public var prefix: [UInt8] = []
  /// Bytes between the last member and the directory.
  public var gap: [UInt8] = []
  /// How many members the end record claims; nil for the truth.
  public var claimedCount: UInt16?
  /// The records of Zip64 stand there, too, as PyTorch always writes them.
  public var isWide = false
  /// How many members and bytes of directory the wide record claims.
  public var wideCount: UInt64?
  public var wideSize: UInt64?
  /// Bytes between the wide record and its locator.
  public var wideGap: [UInt8] = []

  public init(_ members: [ZipHeader]) {
    self.members = members
  }

  /// An archive whose entries are stored as they are.
  public static func archive(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    ZipBuilder(entries.map { ZipHeader($0.name, $0.content) }).bytes
  }

  /// The same archive with something changed.
  public func with(_ change: (inout ZipBuilder) -> Void) -> ZipBuilder {
    var copy = self
    change(&copy)
    return copy
  }

  public var bytes: [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      directory += member.record(at: bytes.count + member.gap.count)
      bytes += member.member
    }
    bytes += gap
    let place = bytes.count
    bytes += directory
    if isWide { bytes += wideRecords(directory.count, at: place, end: bytes.count) }
    let count = ZipHeader.short(claimedCount ?? UInt16(members.count))
    bytes += Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0] + count + count
    bytes += Packing.littleEndian(UInt32(directory.count)) + Packing.littleEndian(UInt32(place))
    return prefix + bytes + ZipHeader.short(UInt16(comment.count)) + comment
  }

  /// The wide end record and its locator (APPNOTE 4.3.14 and 4.3.15).
  private func wideRecords(_ size: Int, at place: Int, end: Int) -> [UInt8] {
    func long(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    let count = long(wideCount ?? UInt64(members.count))
    var record = Array("PK\u{6}\u{6}".utf8) + long(44) + [45, 0, 45, 0] + [UInt8](repeating: 0, count: 8)
    record += count + count + long(wideSize ?? UInt64(size)) + long(UInt64(place))
    let locator = Array("PK\u{6}\u{7}".utf8) + [0, 0, 0, 0] + long(UInt64(end)) + [1, 0, 0, 0]
    return record + wideGap + locator
  }
}
