/// A kind of target that rules judge.
public enum Subject: String, CaseIterable, Sendable {
  case image
  case dockerfile

  /// One of them, as sentences say it.
  public var one: String {
    switch self {
    case .image: "an image"
    case .dockerfile: "a Dockerfile"
    }
  }

  /// The one that a scan is about.
  public var definite: String {
    switch self {
    case .image: "the image"
    case .dockerfile: "the Dockerfile"
    }
  }

  /// How to give one to a scan that has none.
  public var advice: String {
    switch self {
    case .image: "scan what this Dockerfile builds"
    case .dockerfile: "name it with --dockerfile FILE"
    }
  }
}
