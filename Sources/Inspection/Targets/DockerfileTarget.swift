import Dockerfiles

/// A Dockerfile and what lies beside it.
public struct DockerfileTarget: Sendable {
  public let dockerfile: Dockerfile
  /// The file as reports name it.
  public let path: String
  /// The lines of `.dockerignore` without comments; nil when there is none.
  public let ignorePatterns: [String]?
  /// Whether what lies beside the file was looked at: nobody knows what lies beside standard input.
  public let isContextKnown: Bool

  public init(_ dockerfile: Dockerfile, path: String, ignorePatterns: [String]?, isContextKnown: Bool) {
    self.dockerfile = dockerfile
    self.path = path
    self.ignorePatterns = ignorePatterns
    self.isContextKnown = isContextKnown
  }
}
