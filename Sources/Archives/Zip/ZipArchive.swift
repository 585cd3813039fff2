/// A ZIP archive (PKWARE APPNOTE 6.3.10), read by its directory, with everything that readers could see differently.
///
/// It reads what can be read and says what is irregular; whether that is a fault is for its user to say.
public struct ZipArchive: Sendable {
  public let entries: [ZipEntry]
  public let irregularities: [ZipIrregularity]
  /// Where further end records lie: archives that another reader might open in place of this one.
  public let alternatives: [Int64]
  /// Where the archive ends; what stands behind belongs to something else.
  public let end: Int64
  let bytes: any RandomAccess
  /// What offsets count from: bytes before the archive move all of it.
  let base: Int64

  /// Directories larger than this name more members than an honest archive has.
  private static let largestDirectory: Int64 = 256 << 20
  /// A comment may hold thousands of end records, each with a large directory before it.
  private static let mostAlternatives = 8

  /// The bytes of a tail that may hold the end record.
  public static let tailLength = ZipEndRecord.size + Int(UInt16.max)

  /// Whether the last bytes of a file end with the end record of an archive, so that readers of ZIP take the file for one.
  public static func endsArchive(_ tail: [UInt8]) -> Bool { !ZipEndRecord.offsets(inTail: tail).isEmpty }

  /// Reads the archive whose end record comes last, as most readers do.
  ///
  /// - Parameter endRecord: where its end record lies; nil for the last one.
  public init(
    _ bytes: any RandomAccess, endingAt endRecord: Int64? = nil, limits: ArchiveLimits
  ) throws(ArchiveError) {
    let ends = try ZipEndRecord.offsets(in: bytes)
    guard let last = endRecord ?? ends.first else { throw .truncated("the archive has no end record") }
    let record = try ZipEndRecord(at: last, in: bytes)
    let start = record.directoryEnd - record.directorySize
    guard start >= 0, record.directoryOffset <= start else {
      throw .damaged("the directory would begin before the file")
    }
    base = start - record.directoryOffset
    entries = try Self.directory(of: record, at: start, in: bytes, limits: limits)
    alternatives = Array(ends.filter { $0 != last }.prefix(Self.mostAlternatives))
    self.end = last + Int64(ZipEndRecord.size + record.comment.count)
    self.bytes = bytes

    var found = record.irregularities
    if base > 0 {
      found.append(ZipIrregularity(.prefix, "\(base) bytes stand before the archive", unnamed: 0..<base))
    }
    if self.end < bytes.length {
      found.append(
        ZipIrregularity(
          .trailing, "\(bytes.length - self.end) bytes follow the archive", unnamed: self.end..<bytes.length))
    }
    if record.comment.containsSignature {
      found.append(
        ZipIrregularity(
          .comment, "its comment holds parts of another archive", unnamed: last..<self.end))
    }
    var survey = ZipSurvey(bytes, base: base, directoryStart: start)
    try survey.look(at: entries)
    irregularities = found + survey.irregularities
  }

  private static func directory(
    of record: ZipEndRecord, at start: Int64, in bytes: any RandomAccess, limits: ArchiveLimits
  ) throws(ArchiveError) -> [ZipEntry] {
    guard record.directorySize <= largestDirectory else {
      throw .overLimit("the directory has \(record.directorySize) bytes; the limit is \(largestDirectory)")
    }
    let directory = try bytes.bytes(at: start, count: Int(record.directorySize))
    var rest = directory[...]
    var entries: [ZipEntry] = []
    while let (entry, length) = ZipEntry.read(rest) {
      entries.append(entry)
      rest = rest.dropFirst(length)
      guard entries.count <= limits.entries else {
        throw .overLimit("more than \(limits.entries) entries in one archive")
      }
    }
    guard rest.isEmpty, UInt64(entries.count) == record.entryCount else {
      throw .damaged("the directory does not hold the \(record.entryCount) entries it should")
    }
    return entries
  }

  /// The archives that other readers might open, as far as they can be read.
  public func alternativeArchives(limits: ArchiveLimits) -> [ZipArchive] {
    alternatives.compactMap { try? ZipArchive(bytes, endingAt: $0, limits: limits) }
  }
}

extension [UInt8] {
  /// Whether a record of ZIP may begin in it.
  fileprivate var containsSignature: Bool {
    indices.dropLast().contains { self[$0] == 0x50 && self[$0 + 1] == 0x4B }
  }
}
