import Archives
import Synchronization

/// How many archives a file lies in, and how much may still be unpacked of the outermost.
struct Nesting: Sendable {
  let depth: Int
  private let room: Room

  /// Members may lie over one another: a few kilobytes then unpack to terabytes, though none is large.
  private final class Room: Sendable {
    let limit: Int64
    let used = Atomic<Int64>(0)

    init(_ limit: Int64) {
      self.limit = limit
    }
  }

  /// Of a file that lies in none.
  init(_ limits: ModelLimits) {
    self.init(depth: 0, Room(limits.archives.unpackedBytes))
  }

  private init(depth: Int, _ room: Room) {
    (self.depth, self.room) = (depth, room)
  }

  /// Of a member of the file.
  var inner: Nesting { Nesting(depth: depth + 1, room) }

  /// Counts bytes that were unpacked, and throws where all members together have too many.
  func takeRoom(for count: Int) throws(ArchiveError) {
    let used = room.used.add(Int64(count), ordering: .relaxed).newValue
    guard used <= room.limit else {
      throw .overLimit("its members unpack to more than the limit of \(room.limit) bytes")
    }
  }
}
