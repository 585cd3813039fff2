/// Keeps what is needed of an ELF file while it passes, and reads it at the end.
///
/// That is the beginning, which nearly always holds all, and behind it the headers and the small segments that tools such
/// as patchelf append to large libraries.
public final class ELFCollector {
  /// Bytes of the beginning.
  public static let headSize = 32 << 20
  private static let largestPart: UInt64 = 4 << 20

  private let size: UInt64
  private var head: [UInt8] = []
  private var position: UInt64 = 0
  private var wanted: [Range<UInt64>]?
  private var parts: [(start: UInt64, bytes: [UInt8])] = []

  public init(size: Int64) {
    self.size = UInt64(clamping: size)
    head.reserveCapacity(Int(min(self.size, UInt64(Self.headSize))))
  }

  public func update(_ bytes: UnsafeRawBufferPointer) {
    let room = Self.headSize - head.count
    if room > 0 { head.append(contentsOf: bytes.prefix(room)) }
    let range = position..<position + UInt64(bytes.count)
    position = range.upperBound
    guard range.upperBound > UInt64(Self.headSize) else { return }
    for part in wantedParts() {
      let common = range.clamped(to: part)
      guard !common.isEmpty else { continue }
      let slice = bytes[Int(common.lowerBound - range.lowerBound)..<Int(common.upperBound - range.lowerBound)]
      if let index = parts.firstIndex(where: { $0.start == part.lowerBound }) {
        parts[index].bytes.append(contentsOf: slice)
      } else {
        parts.append((part.lowerBound, Array(slice)))
      }
    }
  }

  public func finish() -> Result<ELFFile, ELFError> {
    // A part that begins within the head is continued by what came behind it.
    let all = [(start: UInt64(0), bytes: head)] + parts
    return Result { () throws(ELFError) in try ELFFile(ELFBytes(all, size: size)) }
  }

  /// The parts behind the head that will be read; known as soon as the head is whole.
  private func wantedParts() -> [Range<UInt64>] {
    if let wanted { return wanted }
    var found: [Range<UInt64>] = []
    if let header = try? ELFHeader(ELFBytes([(0, head)], size: size)) {
      var places = header.segments.map { ($0.offset, $0.fileSize) }
      for data in GoBuildInfo.segments(of: header) where data.fileSize > Self.largestPart {
        places.append((data.offset, GoBuildInfo.window))
      }
      places.append((header.sections.offset, header.sections.entrySize * header.sections.count))
      for (start, count) in places where count > 0 && count <= Self.largestPart {
        let end = start.addingReportingOverflow(count)
        let range = start..<(end.overflow ? start : end.partialValue)
        if range.lowerBound >= UInt64(Self.headSize), !found.contains(where: { $0.lowerBound == start }) {
          found.append(range)
        }
      }
    }
    wanted = found
    return found
  }
}
