import Archives

/// The first bytes of what a compressed file holds.
struct PackedHead {
  private(set) var bytes: [UInt8] = []

  private static let length = 512

  /// - Parameter head: the beginning of the packed file; that it ends in the middle is no fault here.
  init(_ head: ArraySlice<UInt8>, _ compression: FileCompression) {
    guard let stream = try? compression.unpack(MemoryBytes(Array(head)).sequence(), limits: ArchiveLimits())
    else {
      return
    }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.length, alignment: 16)
    defer { buffer.deallocate() }
    while bytes.count < Self.length, let count = try? stream.read(into: buffer), count > 0 {
      bytes += buffer[..<count]
    }
  }
}
