/// A member that is only told by its own header (APPNOTE 4.3.7).
public struct ZipHiddenMember {
  public let name: [UInt8]
  private let isDeflated: Bool
  private let packed: ArraySlice<UInt8>

  private static let headerSize = 30
  private static let signature: [UInt8] = [0x50, 0x4B, 3, 4]

  /// Those whose headers stand in some bytes.
  public static func all(in bytes: [UInt8], limit: Int) -> [ZipHiddenMember] {
    var members: [ZipHiddenMember] = []
    var rest = bytes[...]
    while members.count < limit, let start = rest.firstRange(of: signature)?.lowerBound {
      if let member = ZipHiddenMember(bytes[start...]) { members.append(member) }
      rest = bytes[(start + 4)...]
    }
    return members
  }

  private init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count > Self.headerSize else { return nil }
    let fields = LittleEndianFields(bytes)
    let (nameLength, extraLength) = (Int(fields.uint16(26)), Int(fields.uint16(28)))
    guard bytes.count >= Self.headerSize + nameLength + extraLength else { return nil }
    name = Array(bytes.dropFirst(Self.headerSize).prefix(nameLength))
    isDeflated = fields.uint16(8) == 8
    let content = bytes.dropFirst(Self.headerSize + nameLength + extraLength)
    let size = Int(fields.uint32(18))
    // Sizes that stand behind the content are unknown here: it reaches to whatever follows.
    packed =
      size > 0 && size <= content.count ? content.prefix(size) : content.prefix(Self.distance(in: content))
  }

  private static func distance(in content: ArraySlice<UInt8>) -> Int {
    for place in content.indices.dropLast(3) where content[place] == 0x50 && content[place + 1] == 0x4B {
      if [3, 1, 7, 5].contains(content[place + 2]) { return place - content.startIndex }
    }
    return content.count
  }

  /// As much of the content as can be had.
  public func content(limits: ArchiveLimits) -> [UInt8] {
    guard isDeflated else { return Array(packed) }
    var content: [UInt8] = []
    guard let stream = try? DeflateStream(MemoryBytes(Array(packed)).sequence(), .nothing) else { return [] }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while content.count < 64 << 20, let count = try? stream.read(into: buffer), count > 0 {
      content += buffer[..<count]
    }
    return content
  }
}
