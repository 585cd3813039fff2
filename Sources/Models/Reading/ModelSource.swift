import Archives

/// Where the bytes of a file come from.
///
/// A format that is read from its beginning asks for the stream and needs no more memory for a large file than for a
/// small one; one that is read by a directory at its end asks for all of it.
public protocol ModelSource: AnyObject {
  var size: Int64 { get }
  /// May be asked for once.
  func stream() throws(ArchiveError) -> any ByteStream
  func randomAccess() throws(ArchiveError) -> any RandomAccess
  /// The last bytes, up to so many; empty where they have not passed yet.
  func tail(_ count: Int) -> [UInt8]
  /// How many bytes were copied so that they could be read in any order.
  var copiedBytes: Int64 { get }
}

/// Bytes that lie where they can be read in any order.
public final class StoredSource: ModelSource {
  private let bytes: any RandomAccess

  public init(_ bytes: any RandomAccess) {
    self.bytes = bytes
  }

  public var size: Int64 { bytes.length }
  public var copiedBytes: Int64 { 0 }
  public func stream() -> any ByteStream { bytes.sequence() }
  public func randomAccess() -> any RandomAccess { bytes }

  public func tail(_ count: Int) -> [UInt8] {
    let length = min(Int64(count), bytes.length)
    return (try? bytes.bytes(at: bytes.length - length, count: Int(length))) ?? []
  }
}

/// Bytes that pass once; what has to be read in any order is copied to a temporary file that has no name.
final class PassingSource: ModelSource {
  let size: Int64
  private(set) var copiedBytes: Int64 = 0
  private let passing: any ByteStream
  private let limit: Int64

  init(_ passing: any ByteStream, size: Int64, limits: ModelLimits) {
    self.passing = passing
    self.size = size
    limit = limits.copiedBytes
  }

  func stream() -> any ByteStream { passing }

  func randomAccess() throws(ArchiveError) -> any RandomAccess {
    guard size <= limit else {
      throw .overLimit("a file of \(size) bytes would have to be copied; the limit is \(limit)")
    }
    let copy = try OpenFile.unpacking(passing, of: "the temporary copy")
    copiedBytes = copy.size
    return copy.whole
  }

  /// Whoever hands the bytes over keeps their end.
  func tail(_ count: Int) -> [UInt8] { [] }
}
