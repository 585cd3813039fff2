/// What is wrong with a stream of bytes.
public enum ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operating system refused: the call, and its own words.
  case unreadable(String)
  /// The stream ends before its format says it may.
  case truncated(String)
  /// The bytes break their format.
  case damaged(String)
  /// More than ``ArchiveLimits`` allows.
  case overLimit(String)
  /// The contents are in no format that is read here.
  case unsupported(String)

  public var description: String {
    switch self {
    case .unreadable(let text), .damaged(let text), .unsupported(let text), .truncated(let text): text
    case .overLimit(let text): text
    }
  }
}
