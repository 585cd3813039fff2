/// A way in which an archive is not what every reader of ZIP would take it for.
///
/// Two readers that take different members for the same archive are how payloads get past a scanner.
public struct ZipIrregularity: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Bytes stand before the first member.
    case prefix = "zip-prefix-data"
    /// Bytes stand behind the archive.
    case trailing = "trailing-data"
    /// The comment of the archive holds what looks like another archive.
    case comment = "zip-comment-eocd"
    /// The two end records disagree, or do not stand where they say.
    case endRecord = "zip-end-record"
    /// A flag that makes readers refuse or decrypt what others load (APPNOTE 4.4.4).
    case flag = "zip-flag"
    /// Neither stored nor deflated.
    case method = "zip-method"
    /// The member's own header has another name than the directory.
    case name = "zip-name-mismatch"
    /// The member's own header says something else than the directory.
    case header = "zip-header-mismatch"
    /// Two members have one name, or names that differ in case alone.
    case duplicate = "duplicate-entry"
    /// A name that leads out of the folder it is unpacked to.
    case traversal = "path-traversal"
    /// The member is a symbolic link.
    case symbolicLink = "symlink-entry"
    /// Bytes between the members that no directory entry names.
    case gap = "zip-gap"
    /// Members lie over one another.
    case overlap = "zip-overlap"
    /// The content is not what its checksum says.
    case checksum = "zip-crc"
    /// The content is no sound stream, or has another size than the directory says.
    case content = "zip-content"
  }

  public let kind: Kind
  public let message: String
  /// The member it is about.
  public let member: String?
  /// In bytes from the start of the archive.
  public let offset: Int64?
  /// The bytes that it is about, where no directory names them.
  public let unnamedBytes: Range<Int64>?

  init(_ kind: Kind, _ message: String, member: String? = nil, offset: Int64? = nil) {
    self.kind = kind
    self.message = message
    self.member = member
    self.offset = offset
    unnamedBytes = nil
  }

  init(_ kind: Kind, _ message: String, unnamed bytes: Range<Int64>) {
    self.kind = kind
    self.message = message
    member = nil
    offset = bytes.lowerBound
    unnamedBytes = bytes
  }
}
