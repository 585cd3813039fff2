/// Inflates one deflated stream (RFC 1951), bare or in the wrapper of zlib (RFC 1950).
final class DeflateStream: UnpackingStream {
  private let upstream: any ByteStream
  private let inflater: ZlibInflater
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private var input = 0..<0
  private var hasEnded = false
  private(set) var packedCount: Int64 = 0

  init(_ upstream: any ByteStream, _ wrapper: ZlibInflater.Wrapper) throws(ArchiveError) {
    self.upstream = upstream
    inflater = try ZlibInflater(wrapper)
  }

  deinit {
    buffer.deallocate()
  }

  func read(into output: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    while !hasEnded {
      if input.isEmpty {
        let count = try upstream.read(into: buffer)
        packedCount += Int64(count)
        input = 0..<count
      }
      let isLast = input.isEmpty
      let step = inflater.step(UnsafeRawBufferPointer(rebasing: buffer[input]), into: output)
      input = input.lowerBound + step.used..<input.upperBound
      switch step.status {
      case .damaged: throw .damaged("deflated bytes are damaged")
      case .memberEnded: try end()
      case .more:
        if step.made == 0, isLast { throw .truncated("deflated bytes end early") }
      }
      if step.made > 0 { return step.made }
    }
    return 0
  }

  private func end() throws(ArchiveError) {
    hasEnded = true
    guard input.isEmpty, try upstream.read(into: buffer) == 0 else {
      throw .damaged("bytes after the end of what was deflated")
    }
  }
}
