/// Inflates gzip (RFC 1952): one member or several, each with its checksum verified.
final class GzipStream: UnpackingStream {
  private enum State {
    case beforeMember(isFirst: Bool)
    case inMember
    case ended
  }

  private let upstream: any ByteStream
  private let inflater: any Inflater
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
  private var input = 0..<0
  private var state = State.beforeMember(isFirst: true)
  private(set) var packedCount: Int64 = 0

  init(_ upstream: any ByteStream, inflater: (any Inflater)? = nil) throws(ArchiveError) {
    self.upstream = upstream
    if let inflater { self.inflater = inflater } else { self.inflater = try fastestInflater() }
  }

  deinit {
    buffer.deallocate()
  }

  func read(into output: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    while true {
      switch state {
      case .ended: return 0
      case .beforeMember(let isFirst): try beginMember(isFirst: isFirst)
      case .inMember:
        let made = try inflate(into: output)
        if made > 0 { return made }
      }
    }
  }

  private func beginMember(isFirst: Bool) throws(ArchiveError) {
    guard try fill() else {
      if isFirst { throw .truncated("gzip stream is empty") }
      state = .ended
      return
    }
    if !isFirst, buffer[input.lowerBound] == 0 { return try skipPadding() }
    inflater.reset()
    state = .inMember
  }

  /// Zeros after the last member are padding, as gzip itself takes them; anything else would go unread.
  private func skipPadding() throws(ArchiveError) {
    while try fill() {
      guard buffer[input].allSatisfy({ $0 == 0 }) else {
        throw .damaged("bytes after the end of the gzip stream")
      }
      input = 0..<0
    }
    state = .ended
  }

  private func inflate(into output: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let hasInput = try fill()
    let step = inflater.step(UnsafeRawBufferPointer(rebasing: buffer[input]), into: output)
    input = input.lowerBound + step.used..<input.upperBound
    switch step.status {
    case .damaged: throw .damaged("gzip stream is damaged")
    case .memberEnded: state = .beforeMember(isFirst: false)
    case .more:
      if step.made == 0, !hasInput { throw .truncated("gzip stream ends early") }
    }
    return step.made
  }

  /// Makes sure that there is input, unless the upstream has ended.
  private func fill() throws(ArchiveError) -> Bool {
    if input.isEmpty {
      let count = try upstream.read(into: buffer)
      packedCount += Int64(count)
      input = 0..<count
    }
    return !input.isEmpty
  }
}
