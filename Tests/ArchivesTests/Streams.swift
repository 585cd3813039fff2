import TestSupport

@testable import Archives

/// Hands out bytes in chunks of a chosen size, so that every boundary is met.
final class ChunkedBytes: ByteStream {
  private var rest: ArraySlice<UInt8>
  private let chunk: Int

  init(_ bytes: [UInt8], chunk: Int = .max) {
    rest = bytes[...]
    self.chunk = chunk
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
    let part = rest.prefix(min(chunk, buffer.count))
    buffer.copyBytes(from: part)
    rest = rest.dropFirst(part.count)
    return part.count
  }
}

/// What a stream gave, and how it ended.
struct Outcome: Equatable {
  var bytes: [UInt8] = []
  var error: ArchiveError?

  init(_ stream: any ByteStream, chunk: Int = 64 << 10) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
    defer { buffer.deallocate() }
    do throws(ArchiveError) {
      while true {
        let count = try stream.read(into: buffer)
        if count == 0 { return }
        bytes += buffer[..<count]
      }
    } catch {
      self.error = error
    }
  }
}

/// All entries of a tar, with their bodies.
func entries(
  _ bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits(), chunk: Int = .max
) throws(ArchiveError) -> [(entry: TarEntry, body: [UInt8])] {
  let reader = try TarReader(ChunkedBytes(bytes, chunk: chunk), limits: limits)
  var result: [(TarEntry, [UInt8])] = []
  while let entry = try reader.next() {
    var body: [UInt8] = []
    if entry.kind == .regular { try reader.readBody { body += $0 } }
    result.append((entry, body))
  }
  return result
}

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
