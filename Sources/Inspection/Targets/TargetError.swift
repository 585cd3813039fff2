import Archives
import Images

/// Why a target cannot be read, in words.
public struct TargetError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }

  init(_ error: ArchiveError) {
    description = error.description
  }

  init(_ error: ImageError) {
    description = error.description
  }
}
