import Archives
import Digests

/// What one layer brings: its entries, before any other layer is known.
///
/// An inventory depends on the layer's bytes alone. It is laid out flat, since an image may have hundreds of
/// thousands of files: names lie in one array, and an entry is a few words.
public struct LayerInventory: Sendable {
  public struct Entry: Sendable {
    let pathStart: UInt32
    let pathLength: UInt16
    let targetLength: UInt16
    let digestIndex: Int32
    public let userID: UInt32
    public let groupID: UInt32
    public let mode: UInt16
    public let kind: TarEntry.Kind
    public let size: Int64
  }

  public private(set) var entries: [Entry] = []
  public private(set) var extendedAttributes: [Int32: [ExtendedAttribute]] = [:]
  /// Bodies that were asked for, by entry.
  public private(set) var bodies: [Int32: KeptBody] = [:]
  /// What examinations learned, by entry.
  public private(set) var reports: [Int32: any BodyReport] = [:]
  /// Names that no honest layer has, and bytes behind the end of the archive.
  public private(set) var problems: [String] = []
  private var digests: [Digest] = []
  private(set) var arena: [UInt8] = []

  public init() {}

  /// Adds an entry whose path was cleaned already.
  public mutating func append(
    _ entry: TarEntry, path: [UInt8], _ content: FileContent
  ) throws(ArchiveError) {
    guard let start = UInt32(exactly: arena.count), let index = Int32(exactly: entries.count),
      let pathLength = UInt16(exactly: path.count), let targetLength = UInt16(exactly: entry.linkTarget.count)
    else { throw .overLimit("the names of one layer take more than 4 GiB") }
    arena += path
    arena += entry.linkTarget
    if let digest = content.digest { digests.append(digest) }
    if !entry.extendedAttributes.isEmpty { extendedAttributes[index] = entry.extendedAttributes }
    if let body = content.body { bodies[index] = body }
    if let report = content.report { reports[index] = report }
    entries.append(
      Entry(
        pathStart: start, pathLength: pathLength, targetLength: targetLength,
        digestIndex: content.digest == nil ? -1 : Int32(truncatingIfNeeded: digests.count - 1),
        userID: entry.userID,
        groupID: entry.groupID, mode: entry.mode, kind: entry.kind, size: entry.size))
  }

  /// Notes a problem; of a layer that has thousands, the first hundred tell enough.
  mutating func note(_ problem: String) {
    if problems.count < 100 { problems.append(problem) }
  }

  public func path(of entry: Entry) -> ArraySlice<UInt8> {
    arena[Int(entry.pathStart)..<Int(entry.pathStart) + Int(entry.pathLength)]
  }

  public func linkTarget(of entry: Entry) -> ArraySlice<UInt8> {
    let start = Int(entry.pathStart) + Int(entry.pathLength)
    return arena[start..<start + Int(entry.targetLength)]
  }

  /// The SHA-256 of a regular file's body; nil for other kinds.
  public func digest(of entry: Entry) -> Digest? {
    entry.digestIndex < 0 ? nil : digests[Int(entry.digestIndex)]
  }
}

/// What is known of a file's body once it has passed; nothing for what is no regular file.
public struct FileContent: Sendable {
  public let digest: Digest?
  public let body: KeptBody?
  public let report: (any BodyReport)?

  public init(digest: Digest? = nil, body: KeptBody? = nil, report: (any BodyReport)? = nil) {
    self.digest = digest
    self.body = body
    self.report = report
  }
}

/// The bytes of a file that some fact is made from.
public enum KeptBody: Sendable {
  case bytes([UInt8])
  /// Larger than its examiner keeps: a fact made from it is unavailable, not empty.
  case tooLarge(Int64)
}
