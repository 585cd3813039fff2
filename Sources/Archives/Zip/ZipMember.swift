import CZlib

extension ZipArchive {
  /// The packed bytes of a member; nothing can be read of one whose own header is missing.
  func packedBytes(of entry: ZipEntry) throws(ArchiveError) -> any RandomAccess {
    let (place, overflows) = base.addingReportingOverflow(entry.headerOffset)
    guard !overflows else { throw .damaged("'\(entry.shownName)' lies beyond any file") }
    let header = try bytes.bytes(at: place, count: 30)
    guard header.starts(with: [0x50, 0x4B, 3, 4]) else {
      throw .damaged("'\(entry.shownName)' has no header of its own")
    }
    let fields = LittleEndianFields(header[...])
    let start = place + 30 + Int64(fields.uint16(26)) + Int64(fields.uint16(28))
    guard start <= bytes.length, entry.packedSize <= bytes.length - start else {
      throw .truncated("'\(entry.shownName)' reaches over the end")
    }
    return bytes.part(at: start, length: entry.packedSize)
  }

  /// The content of a member as a stream that checks itself: see ``ZipMemberStream/isIntact``.
  public func stream(of entry: ZipEntry) throws(ArchiveError) -> ZipMemberStream {
    let packed = try packedBytes(of: entry).sequence()
    let content: any ByteStream = entry.isDeflated ? try DeflateStream(packed, .nothing) : packed
    return ZipMemberStream(content, entry)
  }

  /// The content of a member that is stored as it is; nil for one that has to be inflated.
  public func storedBytes(of entry: ZipEntry) throws(ArchiveError) -> (any RandomAccess)? {
    entry.method == 0 ? try packedBytes(of: entry) : nil
  }

  /// The whole content of a small member; damage and a wrong checksum throw.
  public func content(of entry: ZipEntry, limit: Int) throws(ArchiveError) -> [UInt8] {
    guard entry.size <= Int64(limit) else {
      throw .overLimit("'\(entry.shownName)' has \(entry.size) bytes; the limit is \(limit)")
    }
    let stream = try stream(of: entry)
    let content = try stream.readAll(limit: limit)
    guard stream.isIntact else { throw .damaged("'\(entry.shownName)' is not what its checksum says") }
    return content
  }
}

/// The content of one member; no more than the directory says is ever unpacked.
public final class ZipMemberStream: ByteStream {
  private let upstream: any ByteStream
  private let entry: ZipEntry
  private var count: Int64 = 0
  private var checksum: UInt = 0

  init(_ upstream: any ByteStream, _ entry: ZipEntry) {
    self.upstream = upstream
    self.entry = entry
  }

  /// Whether size and checksum are those of the directory; said of what was read to its end.
  public var isIntact: Bool { count == entry.size && UInt32(truncatingIfNeeded: checksum) == entry.checksum }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let read = try upstream.read(into: buffer)
    count += Int64(read)
    guard count <= entry.size else {
      throw .damaged("'\(entry.shownName)' unpacks to more than its \(entry.size) bytes")
    }
    checksum = crc32(
      checksum, buffer.bindMemory(to: UInt8.self).baseAddress, UInt32(truncatingIfNeeded: read))
    return read
  }
}
