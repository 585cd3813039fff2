import CInflate
import CZlib

/// What one call of an inflater did.
struct InflateStep {
  enum Status {
    case more, memberEnded, damaged
  }

  let status: Status
  let used: Int
  let made: Int
}

/// Inflates one gzip member after another; ISA-L and zlib give the same answers.
protocol Inflater: AnyObject {
  func reset()
  func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> InflateStep
}

/// ISA-L where the machine has it, zlib otherwise.
func fastestInflater() throws(ArchiveError) -> any Inflater {
  if let fast = ISALInflater() { return fast }
  return try ZlibInflater()
}

final class ISALInflater: Inflater {
  private let inflater: OpaquePointer

  /// Nil where the library is not installed.
  init?() {
    guard let inflater = plimsoll_inflater_new() else { return nil }
    self.inflater = inflater
  }

  deinit {
    plimsoll_inflater_free(inflater)
  }

  func reset() {
    plimsoll_inflater_reset(inflater)
  }

  func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> InflateStep {
    var (used, made) = (0, 0)
    let result = plimsoll_inflater_step(
      inflater, input.bindMemory(to: UInt8.self).baseAddress, input.count, &used,
      output.bindMemory(to: UInt8.self).baseAddress, output.count, &made)
    let status: InflateStep.Status =
      switch result {
      case PLIMSOLL_INFLATE_MORE: .more
      case PLIMSOLL_INFLATE_END: .memberEnded
      default: .damaged
      }
    return InflateStep(status: status, used: used, made: made)
  }
}

final class ZlibInflater: Inflater {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  /// What stands around the deflated bytes (zlib.h, `inflateInit2`); checksums are checked.
  enum Wrapper: Int32 {
    case gzip = 31
    /// RFC 1950.
    case zlib = 15
    case nothing = -15
  }

  init(_ wrapper: Wrapper = .gzip) throws(ArchiveError) {
    stream.initialize(to: z_stream())
    let result = inflateInit2_(
      stream, wrapper.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      stream.deallocate()
      throw .unreadable("zlib cannot start (\(result))")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func reset() {
    inflateReset(stream)
  }

  func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> InflateStep {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(output.count)
    let result = inflate(stream, Z_NO_FLUSH)
    let status: InflateStep.Status =
      switch result {
      case Z_OK, Z_BUF_ERROR: .more
      case Z_STREAM_END: .memberEnded
      default: .damaged
      }
    return InflateStep(
      status: status, used: input.count - Int(stream.pointee.avail_in),
      made: output.count - Int(stream.pointee.avail_out))
  }
}
