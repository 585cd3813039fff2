import Archives
import Diagnostics

/// Why an image, or a part of it, cannot be read.
public enum ImageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder itself.
  case unreadable(String)
  /// Neither an image archive nor a layout.
  case notAnImage(String)
  /// A document that breaks its specification: its name, and what is wrong.
  case malformed(String, String)
  /// A media type that nobody has told us how to read.
  case unknownType(String)
  /// No image for the platform or name that was asked for.
  case notFound(String)
  /// A blob that is missing, or is not what its descriptor promises: its bytes are not believed.
  case unverified(String)

  public var description: String {
    switch self {
    case .unreadable(let text), .notAnImage(let text), .notFound(let text), .unverified(let text),
      .unknownType(let text):
      text
    case .malformed(let document, let text): "\(document): \(text)"
    }
  }

  init(_ error: ArchiveError) {
    self = .unreadable(error.description)
  }
}

/// One way in which an image is not what its own documents say.
public struct ImageProblem: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case digest, size, diffID, history, mediaType, platform, tar, descriptor
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
